// One account: its invitation, where it answers. Needs the network, and says so.
import { useEffect, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import type { OneAccount } from '../../protocol/account.ts';
import type { Accounts } from '../../protocol/session.ts';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { listAccounts } from '../province.ts';
import { tAccounts } from '../words/accounts-words.ts';
import { t } from '../words/words.ts';
import { AccountPlaces } from './account-places.tsx';
import { readAccount } from './accounts-province.ts';
import { DataCard } from './data-card.tsx';
import { InviteCard } from './invite-card.tsx';
import { PhonesCard, SessionsCard } from './phones-card.tsx';
import { HandOverCard, placeText, TermCard } from './post-cards.tsx';
import './accounts.css';

export function AccountScreen() {
  const { params } = useRoute();
  const { route } = useLocation();
  const id = params['id'] ?? '';
  const [listed, setListed] = useState<Accounts | null | undefined>(undefined);
  const [more, setMore] = useState<OneAccount | null>(null);
  const load = () => {
    void listAccounts().then((answer) => setListed(answer.ok ? answer.value : null));
    void readAccount(id).then((answer) => setMore(answer.ok ? answer.value : null));
  };
  useEffect(load, [id]);
  const account = listed?.accounts.find((one) => one.id === id);
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
          {more && more.places.length > 0 ? (
            <ul>
              {more.places.map((place) => (
                <li key={`${place.set}.${place.code}`}>{placeText(place)}</li>
              ))}
            </ul>
          ) : (
            <p>{account.place || tAccounts('places.none')}</p>
          )}
          {more && (
            <AccountPlaces
              account={account}
              places={more.places}
              listed={listed}
              onChanged={load}
            />
          )}
        </section>
      )}
      {more && account.role === 'officer' && more.places.length > 0 && (
        <HandOverCard account={more} others={listed.accounts} onChanged={load} />
      )}
      {more && <PhonesCard account={more} onChanged={load} />}
      {more && <SessionsCard account={more} onChanged={load} />}
      {more && <TermCard key={JSON.stringify(more.term)} account={more} onChanged={load} />}
      {more && <DataCard account={more} onGone={() => route('/tai-khoan', true)} />}
    </main>
  );
}
