// Tài khoản: the administrator sees who may sign in and makes accounts. Needs the network, and says so.
import { useEffect, useState } from 'preact/hooks';
import type { Role } from '../../domain/person.ts';
import { roles } from '../../domain/person.ts';
import type { Accounts } from '../../protocol/session.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { createAccount, listAccounts } from '../province.ts';
import { RefusalLine, useSending } from '../sending.tsx';
import { tDesk } from '../words/desk-words.ts';
import { t } from '../words/words.ts';
import { AccountPlaces } from './account-places.tsx';
import { CredentialFields } from './credential-fields.tsx';
import './desk.css';

export function AccountsScreen() {
  const [listed, setListed] = useState<Accounts | null | undefined>(undefined);
  const load = () =>
    void listAccounts().then((answer) => setListed(answer.ok ? answer.value : null));
  useEffect(load, []);
  if (listed === undefined) return <main id="main" class="screen" />;
  return (
    <main id="main" class="screen">
      <TopBar
        small={listed ? tDesk('accounts.count', { n: listed.accounts.length }) : ''}
        title={t('accounts.title')}
      />
      {listed === null && <Empty title={t('offline.title')} text={t('offline.text')} />}
      {listed && <NewAccountForm listed={listed} onMade={load} />}
      {listed && (
        <section aria-label={tDesk('accounts.list')}>
          <h2 class="section">{tDesk('accounts.list')}</h2>
          <ul class="card list account-list">
            {listed.accounts.map((one) => (
              <li key={one.id}>
                <b>{one.login}</b>
                <span class="soft">
                  {t(`role.${one.role}`)} · {one.place}
                </span>
                <AccountPlaces account={one} listed={listed} onChanged={load} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

interface NewAccountFormProps {
  readonly listed: Accounts;
  readonly onMade: () => void;
}

function NewAccountForm({ listed, onMade }: NewAccountFormProps) {
  const [role, setRole] = useState<Role>('officer');
  const [made, setMade] = useState('');
  const { refusal, working, send } = useSending();
  async function submit(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const commune = listed.communes.find((one) => `${one.set}.${one.code}` === text('commune'));
    const units = role === 'officer' && commune ? [{ set: commune.set, code: commune.code }] : [];
    const area = role === 'reviewer' ? { area: text('area') } : {};
    const password = String(data.get('password') ?? '');
    const ok = await send(() =>
      createAccount({ login: text('login'), password, role, units, ...area }),
    );
    if (!ok) return;
    setMade(text('login'));
    form.reset();
    onMade();
  }
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <h2>{tDesk('accounts.new')}</h2>
      <CredentialFields own={false} />
      <Choice label={tDesk('accounts.role')} name="role" onPick={(value) => setRole(roleOf(value))}>
        {roles.map((one) => ({ value: one, text: t(`role.${one}`) }))}
      </Choice>
      {role === 'reviewer' && (
        <Choice label={tDesk('accounts.area')} name="area">
          {listed.areas.map((one) => ({ value: one.id, text: one.name }))}
        </Choice>
      )}
      {role === 'officer' && (
        <Choice label={tDesk('accounts.commune')} name="commune">
          {listed.communes.map((one) => ({ value: `${one.set}.${one.code}`, text: one.name }))}
        </Choice>
      )}
      <RefusalLine refusal={refusal} />
      {made && <p role="status">{tDesk('accounts.created', { login: made })}</p>}
      <Button kind="primary" type="submit" disabled={working}>
        {tDesk('accounts.create')}
      </Button>
    </form>
  );
}

function roleOf(value: string): Role {
  return roles.find((one) => one === value) ?? 'officer';
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly children: readonly { readonly value: string; readonly text: string }[];
  readonly onPick?: (value: string) => void;
}

function Choice({ label, name, children, onPick }: ChoiceProps) {
  return (
    <label class="stack-label">
      {label}
      <select
        class="text-input"
        name={name}
        required
        onChange={(event) => onPick?.(event.currentTarget.value)}
      >
        {children.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
