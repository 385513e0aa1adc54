// "/moi/7KQM-2XTP-9HJC", from the slip: whose it is, a password, and in. Needs the network this once. [I1] [I2]
import { useEffect, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import type { PasswordFlaw } from '../../domain/password.ts';
import { passwordFlaw } from '../../domain/password.ts';
import type { Invited } from '../../protocol/invitation.ts';
import { enterAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { OidcButton } from '../screens/oidc-button.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tDoor } from '../words/door-words.ts';
import { t } from '../words/words.ts';
import { syncNow } from '../worker-bridge.ts';
import { acceptInvitation, lookAtInvitation } from './accounts-province.ts';

export function InviteScreen() {
  const { params } = useRoute();
  const [code, setCode] = useState(params['code'] ?? '');
  const [invited, setInvited] = useState<Invited | null>(null);
  const { refusal, working, send } = useSending();
  const look = (typed: string) =>
    void send(async () => {
      const answer = await lookAtInvitation(typed);
      setCode(typed);
      if (answer.ok) setInvited(answer.value);
      return answer;
    });
  useEffect(() => {
    if (code) look(code);
  }, []);
  return (
    <main id="main" class="sign-in">
      <img src="/icons/icon.svg" alt="" width="72" height="72" />
      <h1>{invited ? tDoor('invite.welcome') : tDoor('invite.title')}</h1>
      {invited ? (
        <PasswordForm code={code} invited={invited} />
      ) : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            look(String(new FormData(event.currentTarget).get('code') ?? '').trim());
          }}
        >
          <label class="stack-label">
            {tDoor('invite.code')}
            <input
              class="text-input"
              name="code"
              required
              autocomplete="one-time-code"
              autocapitalize="characters"
              spellcheck={false}
              defaultValue={code}
            />
          </label>
          <p class="hint">{tDoor('invite.codeHint')}</p>
          <RefusalLine refusal={refusal} offline="signIn.offline" />
          <Button kind="primary" type="submit" disabled={working}>
            {tDoor('invite.next')}
          </Button>
        </form>
      )}
      <a href="/">{t('signIn.submit')}</a>
    </main>
  );
}

interface PasswordFormProps {
  readonly code: string;
  readonly invited: Invited;
}

function PasswordForm({ code, invited: { login, role, place } }: PasswordFormProps) {
  const { route } = useLocation();
  const [flaw, setFlaw] = useState<PasswordFlaw | null>(null);
  const [shown, setShown] = useState(false);
  const { refusal, working, send } = useSending();
  async function submit(password: string): Promise<void> {
    const found = passwordFlaw(password, login) ?? null;
    setFlaw(found);
    if (found) return;
    await send(async () => {
      const answer = await acceptInvitation(code, password);
      if (!answer.ok) return answer;
      await enterAccount(answer.value);
      syncNow();
      route('/', true);
      return answer;
    });
  }
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(String(new FormData(event.currentTarget).get('password') ?? ''));
      }}
    >
      <p>
        <b>{place}</b>
        <br />
        {t(`role.${role}`)}
      </p>
      <label class="stack-label">
        {t('signIn.login')}
        <input class="text-input" name="login" readOnly autocomplete="username" value={login} />
      </label>
      <label class="stack-label">
        {tDoor('invite.password')}
        <input
          class="text-input"
          name="password"
          {...(shown ? { type: 'text' as const } : { type: 'password' as const })}
          autocomplete="new-password"
          aria-describedby="password-hint"
          aria-invalid={flaw !== null}
        />
      </label>
      <p id="password-hint" class="hint">
        {tDoor('invite.passwordHint')}
      </p>
      <Button kind="quiet" onClick={() => setShown(!shown)}>
        {tDoor(shown ? 'invite.hide' : 'invite.show')}
      </Button>
      {flaw && (
        <p class="refusal" role="alert">
          {tDoor(`invite.flaw.${flaw}`)}
        </p>
      )}
      <RefusalLine refusal={refusal} offline="signIn.offline" />
      <Button kind="primary" type="submit" disabled={working}>
        {tDoor('invite.begin')}
      </Button>
      <OidcButton invitation={code} />
    </form>
  );
}
