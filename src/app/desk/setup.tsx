// The first administrator of a real installation, by the one-time code the server printed.
import { useLocation } from 'preact-iso';
import { enterAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { setUp, signIn } from '../province.ts';
import { RefusalLine, useSending } from '../sending.tsx';
import { tDoor } from '../words/door-words.ts';
import { CredentialFields } from './credential-fields.tsx';
import './desk.css';

export function SetupScreen() {
  const { route } = useLocation();
  const { refusal, working, send } = useSending();
  async function submit(form: FormData): Promise<void> {
    const [code, login, password] = ['code', 'login', 'password'].map((name) =>
      String(form.get(name) ?? ''),
    );
    if (!code || !login || !password) return;
    await send(async () => {
      const made = await setUp(code.trim(), login.trim(), password);
      if (!made.ok) return made;
      const entered = await signIn(login.trim(), password);
      if (entered.ok) {
        await enterAccount(entered.value);
        route('/', true);
      }
      return entered;
    });
  }
  return (
    <main id="main" class="sign-in">
      <h1>{tDoor('setup.title')}</h1>
      <p class="sign-in-scope">{tDoor('setup.text')}</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <label class="stack-label">
          {tDoor('setup.code')}
          <input
            class="text-input"
            name="code"
            required
            autocomplete="one-time-code"
            autocapitalize="none"
          />
        </label>
        <p class="hint">{tDoor('setup.codeHint')}</p>
        <CredentialFields />
        <RefusalLine refusal={refusal} />
        <Button kind="primary" type="submit" disabled={working}>
          {tDoor('setup.submit')}
        </Button>
      </form>
    </main>
  );
}
