// Tài khoản: the administrator sees who may sign in, finds one and opens it. Needs the network, and says so.
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { fold } from '../../domain/text.ts';
import type { Invitation } from '../../protocol/invitation.ts';
import type { Accounts } from '../../protocol/session.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { listAccounts } from '../province.ts';
import { RefusalLine, useSending } from '../sending.tsx';
import { tAccounts } from '../words/accounts-words.ts';
import { t } from '../words/words.ts';
import { inviteMany } from './accounts-province.ts';
import { standingOf } from './invite-card.tsx';
import { NewAccount } from './new-account.tsx';
import { SlipSheets } from './slip-sheets.tsx';
import './accounts.css';

export function AccountsScreen() {
  const [slips, setSlips] = useState<readonly Invitation[] | null>(null);
  const [listed, setListed] = useState<Accounts | null | undefined>(undefined);
  const load = () => {
    void listAccounts().then((answer) => setListed(answer.ok ? answer.value : null));
  };
  useEffect(load, []);
  if (listed === undefined) return <main id="main" class="screen" />;
  if (slips) {
    const close = () => {
      setSlips(null);
      load();
    };
    return <SlipSheets invitations={slips} onClose={close} />;
  }
  return (
    <main id="main" class="screen accounts">
      <TopBar
        small={listed ? tAccounts('count', { n: listed.accounts.length }) : ''}
        title={t('accounts.title')}
      />
      {listed === null && <Empty title={t('offline.title')} text={t('offline.text')} />}
      {listed && <NewAccount listed={listed} />}
      {listed && (
        <a class="button button-secondary accounts-import" href="/tai-khoan/nhap">
          {tAccounts('import')}
        </a>
      )}
      {listed && <UnopenedCard accounts={listed.accounts} onMade={setSlips} />}
      {listed && (
        <a class="button button-secondary" href="/tai-khoan/ma-truy-cap">
          {tAccounts('clients')}
        </a>
      )}
      {listed && (
        <a class="button button-secondary" href="/thiet-lap">
          {tAccounts('settings')}
        </a>
      )}
      {listed && <AccountList accounts={listed.accounts} />}
    </main>
  );
}

/** Nobody has to open a hundred accounts one by one because a printer jammed. */
const mostSlips = 500;

interface UnopenedProps extends Pick<Accounts, 'accounts'> {
  readonly onMade: (slips: readonly Invitation[]) => void;
}

function UnopenedCard({ accounts, onMade }: UnopenedProps) {
  const { refusal, working, send } = useSending();
  const ids = accounts.filter(({ signsIn }) => signsIn === false).map(({ id }) => id);
  if (ids.length < 2) return null;
  const make = () =>
    void send(async () => {
      const answer = await inviteMany(ids.slice(0, mostSlips));
      if (answer.ok) onMade(answer.value.invitations);
      return answer;
    });
  return (
    <section class="card stack">
      <Button kind="secondary" disabled={working} onClick={make}>
        {tAccounts('slips.make', { n: Math.min(ids.length, mostSlips) })}
      </Button>
      <p class="hint">{tAccounts('slips.hint')}</p>
      <RefusalLine refusal={refusal} />
    </section>
  );
}

function AccountList({ accounts }: Pick<Accounts, 'accounts'>) {
  const { query, route, path } = useLocation();
  const asked = query['tim'] ?? '';
  const words = fold(asked).split(' ').filter(Boolean);
  const found = accounts.filter((one) => {
    const text = fold(`${one.login} ${one.place} ${t(`role.${one.role}`)}`);
    return words.every((word) => text.includes(word));
  });
  return (
    <section aria-labelledby="accounts-list">
      <h2 id="accounts-list" class="section">
        {tAccounts('list')}
        <span class="num">{found.length}</span>
      </h2>
      <label class="stack-label">
        {tAccounts('find')}
        <input
          class="text-input"
          type="search"
          value={asked}
          onInput={({ currentTarget: { value } }) =>
            route(value ? `${path}?tim=${encodeURIComponent(value)}` : path, true)
          }
        />
      </label>
      <ul class="card list account-list">
        {found.map((one) => (
          <li key={one.id}>
            <a class="account-row" href={`/tai-khoan/${one.id}`}>
              <b>{one.login}</b>
              <span>{t(`role.${one.role}`)}</span>
              <span class="soft">{one.place}</span>
              <span class="soft">{standingOf(one)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
