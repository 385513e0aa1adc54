// Making an invitation and printing it. The code is on this screen and nowhere else: what is not printed is made anew. [I1]
import { useState } from 'preact/hooks';
import { localDate } from '../../domain/period.ts';
import type { Invitation } from '../../protocol/invitation.ts';
import type { Accounts } from '../../protocol/session.ts';
import { Button } from '../parts/button.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tAccounts } from '../words/accounts-words.ts';
import { fullDate } from '../words/format.ts';
import { invite } from './accounts-province.ts';
import { Slip } from './slip.tsx';

interface InviteCardProps {
  readonly account: Accounts['accounts'][number];
  readonly onChanged: () => void;
}

export function InviteCard({ account, onChanged }: InviteCardProps) {
  const [made, setMade] = useState<Invitation | null>(null);
  const { refusal, working, send } = useSending();
  const make = () =>
    send(async () => {
      const answer = await invite(account.id);
      if (answer.ok) setMade(answer.value);
      return answer;
    }).then((done) => done && onChanged());
  return (
    <section class="card stack slips-card" aria-labelledby="invite-title">
      <h2 id="invite-title">{tAccounts('invite.title')}</h2>
      <p>{standingOf(account)}</p>
      <RefusalLine refusal={refusal} />
      {made ? (
        <>
          <p role="status">{tAccounts('invite.made')}</p>
          <Button kind="primary" onClick={() => window.print()}>
            {tAccounts('invite.print')}
          </Button>
          <div class="slips">
            <Slip invitation={made} />
          </div>
        </>
      ) : (
        <Button
          kind={account.signsIn ? 'secondary' : 'primary'}
          disabled={working}
          onClick={() => void make()}
        >
          {tAccounts(account.signsIn ? 'invite.again' : 'invite.make')}
        </Button>
      )}
    </section>
  );
}

/** How far the account has come: opened, invited, or neither. */
export function standingOf({ signsIn, invited }: Accounts['accounts'][number]): string {
  if (invited !== undefined) {
    const day = fullDate(localDate(Date.parse(invited)));
    return tAccounts(signsIn ? 'standing.reset' : 'standing.invited', { day });
  }
  return tAccounts(signsIn ? 'standing.open' : 'standing.none');
}
