// Mã truy cập dữ liệu: programs of other agencies that read. A token is shown once; what it did since is counted by the day.
// Needs the network, and says so. [O1] [O7]
import { useEffect, useState } from 'preact/hooks';
import { localDate } from '../../domain/period.ts';
import type { ApiClients, MadeClient } from '../../protocol/api-clients.ts';
import { useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tClients } from '../words/clients-words.ts';
import { fullDate } from '../words/format.ts';
import { t } from '../words/words.ts';
import { fetchClients, revokeClient } from './clients-province.ts';
import { NewClientForm } from './new-client.tsx';
import './clients.css';

type Client = ApiClients['clients'][number];

export function ClientsScreen() {
  const { store } = useAccount();
  const [clients, setClients] = useState<readonly Client[] | null>(null);
  const [made, setMade] = useState<MadeClient | null>(null);
  const [asked, setAsked] = useState<Client | null>(null);
  const { refusal, working, send } = useSending();
  const load = () =>
    send(async () => {
      const answer = await fetchClients();
      if (answer.ok) setClients(answer.value.clients);
      return answer;
    });
  useEffect(() => void load(), []);
  const revoke = async ({ id }: Client) => {
    setAsked(null);
    if (await send(() => revokeClient(id))) await load();
  };
  const today = localDate(store.environment.now());
  return (
    <main id="main" class="screen clients">
      <TopBar title={tClients('title')} back />
      <p class="clients-about">{tClients('about')}</p>
      {refusal === 'no-network' && <Empty title={t('offline.title')} text={t('offline.text')} />}
      {refusal !== 'no-network' && <RefusalLine refusal={refusal} />}
      {made && <Token made={made} onClose={() => setMade(null)} />}
      {clients && !made && (
        <NewClientForm
          today={today}
          onMade={(next) => {
            setMade(next);
            void load();
          }}
        />
      )}
      {clients?.length === 0 && (
        <Empty title={tClients('none')} text={tClients('noneText')} icon="user" />
      )}
      <ul class="clients-list">
        {clients?.map((client) => (
          <li key={client.id} class="card">
            <ClientText client={client} today={today} />
            {standingOf(client, today) === 'open' && (
              <Button kind="secondary" disabled={working} onClick={() => setAsked(client)}>
                {tClients('revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Dialog open={asked !== null} title={tClients('ask')} onClose={() => setAsked(null)}>
        <p>{tClients('askText', { name: asked?.name ?? '' })}</p>
        <div class="dialog-actions">
          <Button kind="secondary" onClick={() => setAsked(null)}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" onClick={() => asked && void revoke(asked)}>
            {tClients('revoke')}
          </Button>
        </div>
      </Dialog>
    </main>
  );
}

function standingOf({ revokedAt, untilDay }: Client, today: string): 'open' | 'revoked' | 'over' {
  if (revokedAt !== null) return 'revoked';
  return untilDay !== null && untilDay < today ? 'over' : 'open';
}

function ClientText({ client, today }: { readonly client: Client; readonly today: string }) {
  const { name, scopes, untilDay, reads, lastDay } = client;
  const standing = standingOf(client, today);
  const until =
    untilDay === null ? tClients('unbound') : tClients('until', { day: fullDate(untilDay) });
  return (
    <p class="num">
      <b>{name}</b>
      <br />
      {scopes.map((scope) => tClients(`scope.${scope}`)).join(' · ')}
      <br />
      <span class={standing === 'open' ? 'soft' : 'clients-closed'}>
        {standing === 'open' ? until : tClients(`standing.${standing}`)}
      </span>
      <br />
      <span class="soft">
        {lastDay === null
          ? tClients('unused')
          : tClients('used', { n: reads, day: fullDate(lastDay) })}
      </span>
    </p>
  );
}

interface TokenProps {
  readonly made: MadeClient;
  readonly onClose: () => void;
}

/** Once, and never again: only its hash is kept. [O1] */
function Token({ made: { token }, onClose }: TokenProps) {
  return (
    <section class="card stack clients-token" role="status">
      <h2>{tClients('token')}</h2>
      <p>{tClients('tokenText')}</p>
      <p>
        <code>{token}</code>
      </p>
      <Button kind="primary" onClick={onClose}>
        {tClients('tokenKept')}
      </Button>
    </section>
  );
}
