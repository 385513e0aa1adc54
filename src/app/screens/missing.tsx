// Nothing to show at an address: say what is the matter, and show the way home.
import { TopBar } from '../parts/top-bar.tsx';
import { t } from '../words/words.ts';

interface NothingHereProps {
  readonly title: string;
  readonly text: string;
}

export function NothingHere({ title, text }: NothingHereProps) {
  return (
    <main id="main" class="screen stack">
      <TopBar title={title} back />
      <p>{text}</p>
      <a class="button button-secondary" href="/">
        {t('missing.home')}
      </a>
    </main>
  );
}

export function MissingScreen() {
  return <NothingHere title={t('missing.title')} text={t('missing.text')} />;
}

/** A record this phone does not hold. */
export function GoneScreen() {
  return <NothingHere title={t('record.goneTitle')} text={t('record.goneText')} />;
}

/** A record of a place that is no longer this account's: sent first, removed after. [S26] */
export function LockedScreen() {
  return <NothingHere title={t('record.lockedTitle')} text={t('notice.lockedText')} />;
}
