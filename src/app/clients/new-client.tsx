// A new program: whose it is, what it may read, until when.

import { apiScopes } from '../../domain/open/client.ts';
import { addDays } from '../../domain/period.ts';
import type { MadeClient } from '../../protocol/api-clients.ts';
import { Button } from '../parts/button.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tClients } from '../words/clients-words.ts';
import { makeClient } from './clients-province.ts';

interface NewClientFormProps {
  readonly today: string;
  readonly onMade: (made: MadeClient) => void;
}

/** What is proposed; a token without an end is one that is forgotten. */
const usualDays = 365;

export function NewClientForm({ today, onMade }: NewClientFormProps) {
  const { refusal, working, send } = useSending();
  async function submit(form: FormData): Promise<void> {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const scopes = apiScopes.filter((scope) => form.get('scope') === scope);
    await send(async () => {
      const made = await makeClient({ name: text('name'), scopes, until: text('until') });
      if (made.ok) onMade(made.value);
      return made;
    });
  }
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <h2 class="section">{tClients('new')}</h2>
      <label class="stack-label">
        {tClients('name')}
        <input class="text-input" name="name" required minLength={3} maxLength={80} />
      </label>
      <label class="stack-label">
        {tClients('reads')}
        <select class="text-input" name="scope">
          {apiScopes.map((scope) => (
            <option key={scope} value={scope}>
              {tClients(`scope.${scope}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="stack-label">
        {tClients('lastDay')}
        <input
          class="text-input num"
          name="until"
          type="date"
          required
          min={today}
          defaultValue={addDays(today, usualDays)}
        />
      </label>
      <RefusalLine refusal={refusal} />
      <Button kind="primary" type="submit" disabled={working}>
        {tClients('make')}
      </Button>
    </form>
  );
}
