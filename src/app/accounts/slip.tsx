// The invitation on paper: A6, four to a sheet of A4. Whoever gets it needs nothing else: what it is, whose, what to do. [I1]
import { localDate } from '../../domain/period.ts';
import type { Invitation } from '../../protocol/invitation.ts';
import { tAccounts } from '../words/accounts-words.ts';
import { fullDate } from '../words/format.ts';
import { t } from '../words/words.ts';
import { QrCode } from './qr-code.tsx';
import './slip.css';

export function Slip({ invitation }: { readonly invitation: Invitation }) {
  const { code, expires, login, role, place } = invitation;
  const address = `${window.location.origin}/moi/${code}`;
  return (
    <article class="slip" aria-label={tAccounts('slip.title', { login })}>
      <header>
        <b>{t('app.name')}</b>
        <span>{tAccounts('slip.kind')}</span>
      </header>
      <p class="slip-who">
        <b>{place}</b>
        <span>{t(`role.${role}`)}</span>
        <span>
          {tAccounts('slip.login')} <b>{login}</b>
        </span>
      </p>
      <QrCode text={address} label={tAccounts('slip.qr', { login })} />
      <ol>
        <li>{tAccounts('slip.scan')}</li>
        <li>{tAccounts('slip.password')}</li>
        <li>{tAccounts('slip.install')}</li>
      </ol>
      <p class="slip-code">
        {tAccounts('slip.type')} <b>{address.replace(/^https?:\/\//, '')}</b>
      </p>
      <p>{tAccounts('slip.until', { day: fullDate(localDate(Date.parse(expires))) })}</p>
    </article>
  );
}
