// Signing out without losing anything: what is only here is named, one by one, and leaving it here is a choice of its
// own. With nothing unsent the book is wiped; otherwise it stays and is sent at the next sign-in. [N2]
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { forgetPerson } from '../../store/device-kept.ts';
import { countUnsafe } from '../../store/sent.ts';
import type { UnsentItem } from '../../store/unsent.ts';
import { wipeStore } from '../../store/wipe.ts';
import { endSessionSurely, leaveAccount, useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { tDevice } from '../words/device-words.ts';
import { dayMonth } from '../words/format.ts';
import { t } from '../words/words.ts';
import { syncNow } from '../worker-bridge.ts';

const namedMost = 6;

export function SignOut({ unsent }: { readonly unsent: readonly UnsentItem[] }) {
  const { store, signedIn } = useAccount();
  const { route } = useLocation();
  const [asking, setAsking] = useState(false);
  const n = unsent.length;
  async function signOut(): Promise<void> {
    await endSessionSurely();
    if (n === 0 && (await wipeStore(store))) await forgetPerson(signedIn.id);
    await leaveAccount();
    route('/', true);
  }
  function stayAndSend(): void {
    setAsking(false);
    syncNow();
  }
  return (
    <>
      <Button kind="secondary" onClick={() => setAsking(true)}>
        {tDevice('signOut')}
      </Button>
      <Dialog open={asking} title={tDevice('signOutTitle')} onClose={() => setAsking(false)}>
        {n === 0 ? <Clean /> : <Named unsent={unsent} />}
        <div class="dialog-actions">
          {n === 0 ? (
            <Button kind="secondary" onClick={() => setAsking(false)}>
              {tDevice('out.stay')}
            </Button>
          ) : (
            <Button kind="primary" onClick={stayAndSend}>
              {tDevice(isSendable(unsent) ? 'out.send' : 'out.stay')}
            </Button>
          )}
          <Button kind={n === 0 ? 'primary' : 'secondary'} onClick={() => void signOut()}>
            {n === 0 ? tDevice('signOut') : tDevice('out.leave', { n })}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

/** A draft alone is not sent: it waits for its person. */
function isSendable(unsent: readonly UnsentItem[]): boolean {
  return unsent.some((item) => item.kind !== 'draft');
}

/** All is sent; what the province could lose today and would have from nowhere else is said all the same. [S30] */
function Clean() {
  const { store } = useAccount();
  const [unsafe, setUnsafe] = useState(0);
  useEffect(() => {
    void countUnsafe(store).then(setUnsafe);
  }, []);
  return (
    <>
      <p>{tDevice('out.clean')}</p>
      {unsafe > 0 && <p>{tDevice('out.unsafe', { n: unsafe })}</p>}
    </>
  );
}

function Named({ unsent }: { readonly unsent: readonly UnsentItem[] }) {
  const more = unsent.length - namedMost;
  return (
    <>
      <p>{tDevice('out.unsent', { n: unsent.length })}</p>
      <ul class="unsent">
        {unsent.slice(0, namedMost).map((item) => (
          <li key={item.id}>{unsentText(item)}</li>
        ))}
        {more > 0 && <li>{tDevice('out.more', { n: more })}</li>}
      </ul>
      <p>{tDevice(isSendable(unsent) ? 'out.kept' : 'out.keptDrafts')}</p>
    </>
  );
}

/** "Quyền trẻ em – bài 4 · 20/11", "Tập huấn · bản nháp". */
function unsentText({ title, date, type, kind, photos }: UnsentItem): string {
  const name = title || (type ? t(`type.${type}`) : tDevice('out.untitled'));
  const when = kind === 'draft' ? tDevice('out.draft') : date && dayMonth(date);
  const more = photos > 0 ? tDevice('out.photos', { n: photos }) : '';
  return [name, when, more].filter(Boolean).join(' · ');
}
