// A new account: a login, a role, a place. The password is its holder's own business: he gets an invitation. [I1]
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Role } from '../../domain/person.ts';
import { isRole, roles } from '../../domain/person.ts';
import type { Accounts } from '../../protocol/session.ts';
import { Button } from '../parts/button.tsx';
import { createAccount } from '../province.ts';
import { RefusalLine, useSending } from '../sending.tsx';
import { tAccounts } from '../words/accounts-words.ts';
import { t } from '../words/words.ts';

export function NewAccount({ listed }: { readonly listed: Accounts }) {
  const { route } = useLocation();
  const [role, setRole] = useState<Role>('officer');
  const { refusal, working, send } = useSending();
  async function submit(form: FormData): Promise<void> {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const commune = listed.communes.find((one) => `${one.set}.${one.code}` === text('commune'));
    const units = role === 'officer' && commune ? [{ set: commune.set, code: commune.code }] : [];
    const area = role === 'reviewer' ? { area: text('area') } : {};
    await send(async () => {
      const made = await createAccount({ login: text('login'), role, units, ...area });
      if (made.ok) route(`/tai-khoan/${made.value.id}`);
      return made;
    });
  }
  return (
    <details class="card">
      <summary>{tAccounts('new')}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <label class="stack-label">
          {t('signIn.login')}
          <input
            class="text-input"
            name="login"
            required
            minLength={3}
            autocapitalize="none"
            autocomplete="off"
          />
        </label>
        <p class="hint">{tAccounts('new.loginHint')}</p>
        <Choice
          label={tAccounts('new.role')}
          name="role"
          onPick={(value) => isRole(value) && setRole(value)}
        >
          {roles.map((one) => ({ value: one, text: t(`role.${one}`) }))}
        </Choice>
        {role === 'reviewer' && (
          <Choice label={tAccounts('places.area')} name="area">
            {listed.areas.map((one) => ({ value: one.id, text: one.name }))}
          </Choice>
        )}
        {role === 'officer' && (
          <Choice label={tAccounts('new.commune')} name="commune">
            {listed.communes.map((one) => ({ value: `${one.set}.${one.code}`, text: one.name }))}
          </Choice>
        )}
        <RefusalLine refusal={refusal} />
        <Button kind="primary" type="submit" disabled={working}>
          {tAccounts('new.create')}
        </Button>
      </form>
    </details>
  );
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
