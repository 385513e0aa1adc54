// Máy này: how this phone stands and what mends it, whose it is, what is set on it, and leaving without losing anything.

import { fetchFreed } from '../../store/acknowledge.ts';
import { watchUnsent } from '../../store/unsent.ts';
import { useAccount } from '../account.ts';
import '../device/device.css';
import { Health } from '../device/health-list.tsx';
import { People } from '../device/people.tsx';
import { PinCard } from '../device/pin-card.tsx';
import { RescueIn } from '../device/rescue-in.tsx';
import { RescueOut } from '../device/rescue-out.tsx';
import { LanguageChoice, TextSizeChoice } from '../device/settings.tsx';
import { SignOut } from '../device/sign-out.tsx';
import { useDeed } from '../hooks/use-deed.ts';
import { useLive } from '../hooks/use-live.ts';
import { useStanding } from '../hooks/use-standing.ts';
import { Notices } from '../notices.tsx';
import { Button } from '../parts/button.tsx';
import { FailureLine } from '../parts/failure-line.tsx';
import { FirstDrawing } from '../parts/first-drawing.tsx';
import { Icon } from '../parts/icon.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { StandingStrip } from '../sync-strip.tsx';
import { appVersion } from '../version.ts';
import { tDevice } from '../words/device-words.ts';
import { momentText } from '../words/format.ts';
import { t } from '../words/words.ts';

export function DeviceScreen() {
  const { signedIn } = useAccount();
  return (
    <main id="main" class="screen">
      <TopBar small={signedIn.place} title={tDevice('title')} />
      <FirstDrawing>
        <Device />
      </FirstDrawing>
    </main>
  );
}

function Device() {
  const { store, signedIn } = useAccount();
  const standing = useStanding();
  const { failure, act } = useDeed();
  const unsent = useLive(() => watchUnsent(store), store.db.name) ?? [];
  return (
    <>
      <StandingStrip standing={standing} />
      <Notices standing={standing} />
      {standing && <Health standing={standing} photos={standing.photos} />}
      {standing?.freed.map((year) => (
        <section key={year} class="card stack">
          <p>{tDevice('freed', { year: String(year) })}</p>
          <Button kind="secondary" onClick={() => void act(() => fetchFreed(store))}>
            {tDevice('fetchFreed')}
          </Button>
          <FailureLine text={failure && t(failure)} />
        </section>
      ))}
      <RescueOut unsent={unsent.length} />
      <RescueIn />
      {signedIn.role === 'officer' && (
        <a class="button button-secondary device-link" href="/the-dai">
          <Icon name="station" />
          <span>{t('type.the_dai')}</span>
        </a>
      )}
      <People />
      <PinCard />
      <TextSizeChoice />
      <LanguageChoice />
      <SignOut unsent={unsent} />
      <p class="hint device-end">
        {tDevice('safe')}: {standing?.safe ? momentText(standing.safe) : tDevice('safeNot')}
      </p>
      <p class="hint">
        {t('device.version', { version: appVersion })} ·{' '}
        <a href="/huong-dan.html">{t('app.guide')}</a>
      </p>
      <p class="hint">{t('app.scope')}</p>
    </>
  );
}
