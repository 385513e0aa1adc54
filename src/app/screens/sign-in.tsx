// Signing in: once, with a network. Afterwards the phone opens without asking, also when the session has ended.

import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { SignedIn } from '../../domain/person.ts';
import type { Result } from '../../domain/result.ts';
import { account, enterAccount } from '../account.ts';
import { letIn } from '../lock/pin.ts';
import { Button } from '../parts/button.tsx';
import type { Refusal } from '../province.ts';
import { signIn } from '../province.ts';
import { RefusalLine, useSending } from '../sending.tsx';
import type { DoorWord } from '../words/door-words.ts';
import { tDoor } from '../words/door-words.ts';
import { t } from '../words/words.ts';
import { syncNow } from '../worker-bridge.ts';
import { OidcButton } from './oidc-button.tsx';
import { finishOidc } from './oidc-province.ts';

export function SignInScreen() {
  const { route, query } = useLocation();
  const [missing, setMissing] = useState<DoorWord | null>(null);
  const { refusal, working, send } = useSending();
  // Another person on this phone starts with an empty form. [N2]
  const again = query['nguoi'] === 'khac' ? undefined : account.value?.signedIn;

  async function submit(form: FormData): Promise<void> {
    const login = String(form.get('login') ?? '').trim();
    const password = String(form.get('password') ?? '');
    setMissing(login ? (password ? null : 'signIn.needPassword') : 'signIn.needLogin');
    if (!login || !password) return;
    await enter(signIn(login, password));
  }

  function enter(asked: Promise<Result<SignedIn, Refusal>>): Promise<boolean> {
    return send(async () => {
      const answer = await asked;
      if (!answer.ok) return answer;
      await enterAccount(answer.value);
      syncNow();
      route('/', true);
      return answer;
    });
  }

  useEffect(() => {
    if (query['state'] === undefined) return;
    // Back from the province's sign-in service. What it brought counts once: loading the page again must not try it anew.
    const { search, pathname } = window.location;
    window.history.replaceState(null, '', pathname);
    void enter(finishOidc(search)).then((done) => {
      // The page has begun anew on the way, so a book with a PIN is locked. [N6]
      if (done && account.value) void letIn(account.value.signedIn.id);
    });
  }, []);

  return (
    <main id="main" class="sign-in">
      <img src="/icons/icon.svg" alt="" width="72" height="72" />
      <h1>{t('app.name')}</h1>
      {/* Whoever is back knows it; both ways in are then seen at once, also on a small phone. */}
      {!again && <p class="sign-in-scope">{t('app.scope')}</p>}
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        {again && <p class="hint">{tDoor('signIn.again')}</p>}
        <label class="stack-label">
          {t('signIn.login')}
          <input
            class="text-input"
            name="login"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            defaultValue={again?.login ?? ''}
          />
        </label>
        <label class="stack-label">
          {t('signIn.password')}
          <input
            class="text-input"
            name="password"
            type="password"
            autocomplete="current-password"
          />
        </label>
        {missing && (
          <p class="refusal" role="alert">
            {tDoor(missing)}
          </p>
        )}
        <RefusalLine refusal={refusal} offline="signIn.offline" />
        <Button kind="primary" type="submit" disabled={working}>
          {t(working ? 'signIn.working' : 'signIn.submit')}
        </Button>
        <OidcButton />
        {!again && <p class="hint">{tDoor('signIn.once')}</p>}
      </form>
      <a href="/moi">{tDoor('invite.link')}</a>
      <a href="/huong-dan.html">{t('app.guide')}</a>
    </main>
  );
}
