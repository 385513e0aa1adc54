// Over a locked book. What lies behind is not drawn, goes on sending, and is as it was when it opens. [N6]
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { enterAccount, useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import '../parts/top-bar.css';
import { signIn } from '../province.ts';
import { OidcButton } from '../screens/oidc-button.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tDevice } from '../words/device-words.ts';
import { t } from '../words/words.ts';
import { syncNow } from '../worker-bridge.ts';
import type { Opened } from './pin.ts';
import { dropPin, sayForgotten, tryPin } from './pin.ts';

export function LockScreen() {
  const { store, signedIn } = useAccount();
  const [said, setSaid] = useState<Opened | null>(null);
  const [forgot, setForgot] = useState(false);
  async function submit(form: HTMLFormElement): Promise<void> {
    const pin = String(new FormData(form).get('pin') ?? '');
    form.reset();
    setSaid(await tryPin(signedIn.id, pin, store.environment.now()));
  }
  return (
    <main class="sign-in">
      <h1>{tDevice('lock.title')}</h1>
      <p>{tDevice('lock.text', { login: signedIn.login })}</p>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <label class="stack-label">
          {tDevice('lock.pin')}
          <input
            class="text-input"
            name="pin"
            type="password"
            inputMode="numeric"
            autocomplete="off"
            maxLength={8}
          />
        </label>
        {said && !said.ok && (
          <p class="refusal" role="alert">
            {said.waitMs > 0
              ? tDevice('lock.wait', { n: Math.ceil(said.waitMs / 1000) })
              : tDevice('lock.wrong')}
          </p>
        )}
        <Button kind="primary" type="submit">
          {tDevice('lock.open')}
        </Button>
      </form>
      {forgot ? (
        <Password login={signedIn.login} />
      ) : (
        <Button kind="quiet" onClick={() => setForgot(true)}>
          {tDevice('lock.forgot')}
        </Button>
      )}
    </main>
  );
}

/** Whoever shows his password is let in: the same person without his PIN, another one to his own book. */
function Password({ login }: { readonly login: string }) {
  const { signedIn } = useAccount();
  const { route } = useLocation();
  const { refusal, working, send } = useSending();
  async function submit(form: FormData): Promise<void> {
    await send(async () => {
      const name = String(form.get('login') ?? '').trim();
      const answer = await signIn(name, String(form.get('password') ?? ''));
      if (!answer.ok) return answer;
      if (answer.value.id === signedIn.id) await dropPin(signedIn.id);
      // Another person must not find himself in this one's form.
      else route('/', true);
      await enterAccount(answer.value);
      syncNow();
      return answer;
    });
  }
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <h2>{tDevice('lock.signIn')}</h2>
      <p class="hint">{tDevice('lock.signInText')}</p>
      <label class="stack-label">
        {t('signIn.login')}
        <input
          class="text-input"
          name="login"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          defaultValue={login}
        />
      </label>
      <label class="stack-label">
        {t('signIn.password')}
        <input class="text-input" name="password" type="password" autocomplete="current-password" />
      </label>
      <RefusalLine refusal={refusal} offline="signIn.offline" />
      <Button kind="secondary" type="submit" disabled={working}>
        {t(working ? 'signIn.working' : 'signIn.submit')}
      </Button>
      <OidcButton onLeave={() => sayForgotten(signedIn.id)} />
    </form>
  );
}
