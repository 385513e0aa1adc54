// The slips of many accounts in one print, four to a sheet. Their codes are on this screen and nowhere else. [I1]
import type { Invitation } from '../../protocol/invitation.ts';
import { Button } from '../parts/button.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { tAccounts } from '../words/accounts-words.ts';
import { Slip } from './slip.tsx';

const slipsOfSheet = 4;

interface SlipSheetsProps {
  readonly invitations: readonly Invitation[];
  /** What has just been done, if more than the slips. */
  readonly done?: string;
  readonly onClose: () => void;
}

export function SlipSheets({ invitations, done, onClose }: SlipSheetsProps) {
  const n = invitations.length;
  return (
    <main id="main" class="screen accounts">
      <TopBar title={tAccounts('slips.title')} />
      <section class="card stack slips-card">
        <p role="status">
          {done} {tAccounts('slips.once')}
        </p>
        <Button kind="primary" onClick={() => window.print()}>
          {tAccounts('slips.print', { n, sheets: Math.ceil(n / slipsOfSheet) })}
        </Button>
        <Button kind="secondary" onClick={onClose}>
          {tAccounts('slips.list')}
        </Button>
        <div class="slips">
          {invitations.map((invitation) => (
            <Slip key={invitation.login} invitation={invitation} />
          ))}
        </div>
      </section>
    </main>
  );
}
