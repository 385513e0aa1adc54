// Máy này: the account, what waits, when the province was last heard, and signing out without losing anything.

import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { fetchFreed } from '../../store/acknowledge.ts';
import type { Language } from '../../store/device.ts';
import { readLanguage, writeLanguage } from '../../store/device.ts';
import { watchDrafts, watchEntries, watchStanding } from '../../store/queries.ts';
import { wipeStore } from '../../store/wipe.ts';
import { endSessionSurely, leaveAccount, useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { Notices } from '../notices.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { SyncStrip } from '../sync-strip.tsx';
import { appVersion } from '../version.ts';
import { formatBytes, formatNumber, momentText } from '../words/format.ts';
import { language, setLanguage, t } from '../words/words.ts';
import { syncNow } from '../worker-bridge.ts';

export function DeviceScreen() {
  const { store, signedIn } = useAccount();
  const standing = useLive(() => watchStanding(store), store.db.name);
  const entries = useLive(() => watchEntries(store), store.db.name);
  const drafts = useLive(() => watchDrafts(store), store.db.name);
  const contact = standing?.contact;
  const facts: readonly (readonly [string, string])[] = [
    [t('device.account'), `${signedIn.login} · ${t(`role.${signedIn.role}`)}`],
    [t('device.place'), signedIn.place],
    [t('device.held'), formatNumber(entries?.length ?? 0)],
    [
      t('device.waiting'),
      standing?.waiting ? formatNumber(standing.waiting) : t('device.waitingNone'),
    ],
    [
      t('device.agreed'),
      standing?.agreed === null || standing === undefined
        ? t('device.agreedNot')
        : t('strip.agreed', { n: standing.agreed }),
    ],
    [t('device.safe'), standing?.safe ? momentText(standing.safe) : t('device.safeNot')],
    [t('device.drafts'), formatNumber(drafts?.length ?? 0)],
    [
      t('device.lastContact'),
      contact && contact.state !== 'silent'
        ? momentText(new Date(contact.atMs).toISOString())
        : t('device.never'),
    ],
  ];
  return (
    <main id="main" class="screen">
      <TopBar small={signedIn.place} title={t('device.title')} />
      <SyncStrip />
      <Notices />
      <dl class="card record-fields num">
        {facts.map(([label, value]) => (
          <div key={label} class="record-field">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {standing?.freed.map((year) => (
        <section key={year} class="card stack">
          <p>{t('device.freed', { year: String(year) })}</p>
          <Button kind="secondary" onClick={() => void fetchFreed(store).then(syncNow)}>
            {t('device.fetchFreed')}
          </Button>
        </section>
      ))}
      <Storage refused={standing?.persisted === false} />
      <LanguageChoice />
      <SignOut waiting={standing?.waiting ?? 0} drafts={drafts?.length ?? 0} />
      <p class="hint">
        {t('device.version', { version: appVersion })} ·{' '}
        <a href="/huong-dan.html">{t('app.guide')}</a>
      </p>
      <p class="hint">{t('app.scope')}</p>
    </main>
  );
}

/** Whether the browser has promised to keep the book, and how much room is left. */
function Storage({ refused }: { readonly refused: boolean }) {
  const [kept, setKept] = useState<boolean | null>(null);
  const [freeBytes, setFreeBytes] = useState<number | null>(null);
  useEffect(() => {
    // WebKitGTK has no navigator.storage at all, whatever the library's types say.
    if (!('storage' in navigator)) return;
    void navigator.storage.persisted().then(setKept);
    void navigator.storage
      .estimate()
      .then(({ quota = 0, usage = 0 }) => setFreeBytes(quota - usage));
  }, []);
  if (kept === null) return null;
  return (
    <section class="card stack" aria-label={t('device.storage')}>
      <h2>{t('device.storage')}</h2>
      <p>{t(kept ? 'device.storageKept' : 'device.storageLoose')}</p>
      {refused && !kept && <p class="soft">{t('device.storageRefused')}</p>}
      {freeBytes !== null && (
        <p class="soft num">{t('device.storageFree', { free: formatBytes(freeBytes) })}</p>
      )}
      {!kept && (
        <Button kind="secondary" onClick={() => void navigator.storage.persist().then(setKept)}>
          {t('device.storageAsk')}
        </Button>
      )}
    </section>
  );
}

function LanguageChoice() {
  async function choose(next: Language): Promise<void> {
    await setLanguage(next);
    if ((await readLanguage()) !== next) await writeLanguage(next);
  }
  return (
    <section class="card stack" aria-label={t('device.language')}>
      <h2>{t('device.language')}</h2>
      <div class="filters" role="group" aria-label={t('device.language')}>
        {(['vi', 'en'] as const).map((one) => (
          <button
            key={one}
            type="button"
            class="filter"
            lang={one}
            aria-pressed={language.value === one}
            onClick={() => void choose(one)}
          >
            {t(`device.${one}`)}
          </button>
        ))}
      </div>
    </section>
  );
}

interface SignOutProps {
  readonly waiting: number;
  readonly drafts: number;
}

/** With nothing unsent the book is wiped; otherwise it is locked away and sent at the next sign-in. Never lost. */
function SignOut({ waiting, drafts }: SignOutProps) {
  const { store } = useAccount();
  const { route } = useLocation();
  const [asking, setAsking] = useState(false);
  async function signOut(): Promise<void> {
    await endSessionSurely();
    if (waiting === 0 && drafts === 0) await wipeStore(store);
    await leaveAccount();
    route('/', true);
  }
  return (
    <>
      <Button kind="secondary" onClick={() => setAsking(true)}>
        {t('device.signOut')}
      </Button>
      <Dialog open={asking} title={t('device.signOutTitle')} onClose={() => setAsking(false)}>
        {waiting + drafts === 0 && <p>{t('device.signOutClean')}</p>}
        {waiting > 0 && <p>{t('device.signOutUnsent', { n: waiting })}</p>}
        {drafts > 0 && <p>{t('device.signOutDrafts', { n: drafts })}</p>}
        <div class="dialog-actions">
          <Button kind="secondary" onClick={() => setAsking(false)}>
            {t('device.stay')}
          </Button>
          <Button kind="primary" onClick={() => void signOut()}>
            {t('device.signOut')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
