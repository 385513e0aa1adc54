// Name and password of the first administrator.
import { tDesk } from '../words/desk-words.ts';

export function CredentialFields() {
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
          autocomplete="username"
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
