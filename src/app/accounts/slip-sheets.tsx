// The slips of many accounts in one print, four to a sheet. Their codes are on this screen and nowhere else. [I1]
import type { Invitation } from '../../protocol/invitation.ts';
import { Button } from '../parts/button.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { tImport } from '../words/import-words.ts';
import { Slip } from './slip.tsx';

const slipsOfSheet = 4;

export function SlipSheets({ invitations }: { readonly invitations: readonly Invitation[] }) {
  const n = invitations.length;
  return (
    <main id="main" class="screen accounts">
      <TopBar title={tImport('title')} />
      <section class="card stack slips-card">
        <p role="status">{tImport('done', { n })}</p>
        <Button kind="primary" onClick={() => window.print()}>
          {tImport('print', { n, sheets: Math.ceil(n / slipsOfSheet) })}
        </Button>
        <a class="button button-secondary" href="/tai-khoan">
          {tImport('list')}
        </a>
        <div class="slips">
          {invitations.map((invitation) => (
            <Slip key={invitation.login} invitation={invitation} />
          ))}
        </div>
      </section>
    </main>
  );
}
