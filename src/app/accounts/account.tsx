// One account: its invitation, where it answers. Needs the network, and says so.
import { useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import type { Accounts } from '../../protocol/session.ts';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { listAccounts } from '../province.ts';
import { tAccounts } from '../words/accounts-words.ts';
import { t } from '../words/words.ts';
import { AccountPlaces } from './account-places.tsx';
import { InviteCard } from './invite-card.tsx';
import './accounts.css';

export function AccountScreen() {
  const { params } = useRoute();
  const [listed, setListed] = useState<Accounts | null | undefined>(undefined);
  const load = () =>
    void listAccounts().then((answer) => setListed(answer.ok ? answer.value : null));
  useEffect(load, []);
  const account = listed?.accounts.find((one) => one.id === params['id']);
  if (listed === undefined) return <main id="main" class="screen" />;
  if (!listed || !account)
    return (
      <main id="main" class="screen">
        <TopBar title={tAccounts('one.title')} back />
        <Empty
          title={listed ? tAccounts('one.gone') : t('offline.title')}
          text={listed ? tAccounts('one.goneText') : t('offline.text')}
        />
      </main>
    );
  return (
    <main id="main" class="screen">
      <TopBar
        title={account.login}
        small={`${t(`role.${account.role}`)} · ${account.place}`}
        back
      />
      <InviteCard account={account} onChanged={load} />
      {(account.role === 'officer' || account.role === 'reviewer') && (
        <section class="card stack" aria-labelledby="places-title">
          <h2 id="places-title">{tAccounts('places')}</h2>
          <p>{account.place || tAccounts('places.none')}</p>
          <AccountPlaces account={account} listed={listed} onChanged={load} />
        </section>
      )}
    </main>
  );
}
