// The phones of an account and the browsers that are signed in. A phone that is lost is out with one tap, and what it
// still sends waits for a person. [I5]
import { useState } from 'preact/hooks';
import type { OneAccount } from '../../protocol/account.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tAccounts } from '../words/accounts-words.ts';
import { momentText } from '../words/format.ts';
import { t } from '../words/words.ts';
import { endSession, turnPhone } from './accounts-province.ts';

interface CardProps {
  readonly account: OneAccount;
  readonly onChanged: () => void;
}

export function PhonesCard({ account, onChanged }: CardProps) {
  const [asked, setAsked] = useState<string | null>(null);
  const { refusal, working, send } = useSending();
  const turn = (device: string, deed: 'revoke' | 'readmit') =>
    void send(() => turnPhone(account.id, device, deed)).then((done) => done && onChanged());
  return (
    <section class="card stack" aria-labelledby="phones-title">
      <h2 id="phones-title">{tAccounts('phones')}</h2>
      {account.devices.length === 0 && <p class="soft">{tAccounts('phones.none')}</p>}
      <ul class="account-things">
        {account.devices.map(({ id, seen, unsent, revoked }) => (
          <li key={id}>
            <span>
              {tAccounts('phones.seen', { at: momentText(seen) })}
              {unsent > 0 && <b> {tAccounts('phones.unsent', { n: unsent })}</b>}
              {revoked !== null && (
                <b class="account-revoked">
                  {tAccounts('phones.revoked', { at: momentText(revoked) })}
                </b>
              )}
            </span>
            {revoked === null ? (
              <Button kind="secondary" onClick={() => setAsked(id)}>
                {tAccounts('phones.revoke')}
              </Button>
            ) : (
              <Button kind="secondary" disabled={working} onClick={() => turn(id, 'readmit')}>
                {tAccounts('phones.readmit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <RefusalLine refusal={refusal} />
      <Dialog open={asked !== null} title={tAccounts('phones.ask')} onClose={() => setAsked(null)}>
        <p>{tAccounts('phones.askText')}</p>
        <div class="dialog-actions">
          <Button kind="secondary" onClick={() => setAsked(null)}>
            {t('common.cancel')}
          </Button>
          <Button
            kind="primary"
            onClick={() => {
              if (asked) turn(asked, 'revoke');
              setAsked(null);
            }}
          >
            {tAccounts('phones.revoke')}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}

export function SessionsCard({ account, onChanged }: CardProps) {
  const { refusal, working, send } = useSending();
  const end = (session: string) =>
    void send(() => endSession(account.id, session)).then((done) => done && onChanged());
  return (
    <section class="card stack" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{tAccounts('sessions')}</h2>
      {account.sessions.length === 0 && <p class="soft">{tAccounts('sessions.none')}</p>}
      <ul class="account-things">
        {account.sessions.map(({ id, begun, agent, way }) => (
          <li key={id}>
            <span>
              {agent || '?'}{' '}
              <span class="soft">
                {tAccounts('sessions.begun', { at: momentText(begun) })}
                {way && ` · ${tAccounts('sessions.oidc')}`}
              </span>
            </span>
            <Button kind="secondary" disabled={working} onClick={() => end(id)}>
              {tAccounts('sessions.end')}
            </Button>
          </li>
        ))}
      </ul>
      <RefusalLine refusal={refusal} />
    </section>
  );
}
