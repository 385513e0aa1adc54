// The days of a post, and handing its communes over. [I3] [I4]
import { localDate } from '../../domain/period.ts';
import type { OneAccount } from '../../protocol/account.ts';
import type { Accounts } from '../../protocol/session.ts';
import { useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tAccounts } from '../words/accounts-words.ts';
import { fullDate } from '../words/format.ts';
import { changeTerm, handOver } from './accounts-province.ts';

interface TermCardProps {
  readonly account: OneAccount;
  readonly onChanged: () => void;
}

export function TermCard({ account, onChanged }: TermCardProps) {
  const { refusal, working, send } = useSending();
  async function save(form: FormData): Promise<void> {
    const [from, to] = ['from', 'to'].map((name) => String(form.get(name) ?? ''));
    const term = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
    if (await send(() => changeTerm(account.id, term))) onChanged();
  }
  return (
    <form
      class="card stack"
      aria-labelledby="term-title"
      onSubmit={(event) => {
        event.preventDefault();
        void save(new FormData(event.currentTarget));
      }}
    >
      <h2 id="term-title">{tAccounts('term')}</h2>
      <div class="account-days">
        <label class="stack-label">
          {tAccounts('term.from')}
          <input
            class="text-input"
            type="date"
            name="from"
            defaultValue={account.term.from ?? ''}
          />
        </label>
        <label class="stack-label">
          {tAccounts('term.to')}
          <input class="text-input" type="date" name="to" defaultValue={account.term.to ?? ''} />
        </label>
      </div>
      <p class="hint">{tAccounts('term.hint')}</p>
      <RefusalLine refusal={refusal} />
      <Button kind="secondary" type="submit" disabled={working}>
        {tAccounts('term.save')}
      </Button>
    </form>
  );
}

interface HandOverCardProps extends TermCardProps {
  readonly others: Accounts['accounts'];
}

/** Whom it goes to is chosen by name; what stays whose is said before the tap. */
export function HandOverCard({ account, others, onChanged }: HandOverCardProps) {
  const { store } = useAccount();
  const { refusal, working, send } = useSending();
  const today = localDate(store.environment.now());
  const takers = others.filter((one) => one.role === 'officer' && one.id !== account.id);
  async function give(form: FormData): Promise<void> {
    const text = (name: string) => String(form.get(name) ?? '');
    if (await send(() => handOver(account.id, text('to'), text('day')))) onChanged();
  }
  return (
    <form
      class="card stack"
      aria-labelledby="hand-title"
      onSubmit={(event) => {
        event.preventDefault();
        void give(new FormData(event.currentTarget));
      }}
    >
      <h2 id="hand-title">{tAccounts('hand')}</h2>
      <p>{tAccounts('hand.text')}</p>
      <label class="stack-label">
        {tAccounts('hand.to')}
        <select class="text-input" name="to" required>
          <option value="">–</option>
          {takers.map((one) => (
            <option key={one.id} value={one.id}>
              {one.place ? `${one.login} (${one.place})` : one.login}
            </option>
          ))}
        </select>
      </label>
      <label class="stack-label">
        {tAccounts('hand.day')}
        <input
          class="text-input"
          type="date"
          name="day"
          required
          min={today}
          defaultValue={today}
        />
      </label>
      <RefusalLine refusal={refusal} />
      <Button kind="secondary" type="submit" disabled={working}>
        {tAccounts('hand.give')}
      </Button>
    </form>
  );
}

/** "Xã Quỳnh Phụ, từ 11/11/2026 đến 20/11/2026" */
export function placeText({ name, from, to }: OneAccount['places'][number]): string {
  const days = [
    from && tAccounts('place.from', { day: fullDate(from) }),
    to && tAccounts('place.to', { day: fullDate(to) }),
  ];
  return [name, ...days].filter(Boolean).join(', ');
}
