// Tài khoản: the administrator sees who may sign in, finds one and opens it. Needs the network, and says so.
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { fold } from '../../domain/text.ts';
import type { Accounts } from '../../protocol/session.ts';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { listAccounts } from '../province.ts';
import { tAccounts } from '../words/accounts-words.ts';
import { t } from '../words/words.ts';
import { standingOf } from './invite-card.tsx';
import { NewAccount } from './new-account.tsx';
import './accounts.css';

export function AccountsScreen() {
  const [listed, setListed] = useState<Accounts | null | undefined>(undefined);
  useEffect(() => {
    void listAccounts().then((answer) => setListed(answer.ok ? answer.value : null));
  }, []);
  if (listed === undefined) return <main id="main" class="screen" />;
  return (
    <main id="main" class="screen accounts">
      <TopBar
        small={listed ? tAccounts('count', { n: listed.accounts.length }) : ''}
        title={t('accounts.title')}
      />
      {listed === null && <Empty title={t('offline.title')} text={t('offline.text')} />}
      {listed && <NewAccount listed={listed} />}
      {listed && (
        <a class="button button-secondary" href="/tai-khoan/nhap">
          {tAccounts('import')}
        </a>
      )}
      {listed && <AccountList accounts={listed.accounts} />}
    </main>
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
