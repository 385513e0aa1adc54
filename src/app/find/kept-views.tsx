// The searches this account keeps: opened by a tap, kept under a name, dropped by a tap.
import { useEffect, useState } from 'preact/hooks';
import type { Asked, SavedViews } from '../../protocol/search.ts';
import { mostViews } from '../../protocol/search.ts';
import { Button } from '../parts/button.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tFind } from '../words/find-words.ts';
import { addressOf, dropView, keepView, listViews } from './find-province.ts';

export function KeptViews({ asked }: { readonly asked: Asked }) {
  const [views, setViews] = useState<SavedViews['views']>([]);
  const { refusal, working, send } = useSending();
  const read = () =>
    void listViews().then((answer) => {
      if (answer.ok) setViews(answer.value.views);
    });
  useEffect(read, []);
  async function keep(form: HTMLFormElement): Promise<void> {
    const name = String(new FormData(form).get('name') ?? '').trim();
    if (name && (await send(() => keepView({ name, asked })))) {
      form.reset();
      read();
    }
  }
  return (
    <details class="seek-views">
      <summary>
        {tFind('views')} <span class="num soft">{views.length}</span>
      </summary>
      <ul>
        {views.map(({ id, name, asked: question }) => (
          <li key={id}>
            <a href={`/tim?${addressOf(question)}`}>{name}</a>
            <Button kind="quiet" onClick={() => void send(() => dropView(id)).then(read)}>
              {tFind('drop', { name })}
            </Button>
          </li>
        ))}
      </ul>
      {views.length < mostViews ? (
        <form
          class="seek-keep"
          onSubmit={(event) => {
            event.preventDefault();
            void keep(event.currentTarget);
          }}
        >
          <label class="stack-label">
            {tFind('keepName')}
            <input class="text-input" name="name" maxLength={60} autocomplete="off" />
          </label>
          <Button kind="secondary" type="submit" disabled={working}>
            {tFind('keep')}
          </Button>
        </form>
      ) : (
        <p class="soft">{tFind('full')}</p>
      )}
      <RefusalLine refusal={refusal} />
    </details>
  );
}
