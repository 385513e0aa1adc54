// Name and password of an account that is being made; told apart only by whether it is one's own.
import { tDesk } from '../words/desk-words.ts';

interface CredentialFieldsProps {
  /** Own: the browser may remember the name. Another person's: it must not. */
  readonly own: boolean;
}

export function CredentialFields({ own }: CredentialFieldsProps) {
  return (
    <>
      <label class="stack-label">
        {tDesk('accounts.login')}
        <input
          class="text-input"
          name="login"
          required
          minLength={3}
          autocapitalize="none"
          autocomplete={own ? 'username' : 'off'}
        />
      </label>
      <p class="hint">{tDesk('accounts.loginHint')}</p>
      <label class="stack-label">
        {tDesk('accounts.password')}
        <input
          class="text-input"
          name="password"
          type="password"
          required
          minLength={10}
          autocomplete="new-password"
        />
      </label>
      <p class="hint">{tDesk('accounts.passwordHint')}</p>
    </>
  );
}
