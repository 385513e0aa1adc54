// What is asked for: words first, then what narrows them. A choice of a list asks at once; words wait for "Tìm".
import { useRef } from 'preact/hooks';
import { activityTypes } from '../../domain/activity/type.ts';
import { reviewStates } from '../../domain/record.ts';
import type { Asked } from '../../protocol/search.ts';
import { useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { FilterSelect } from '../parts/filter-select.tsx';
import { tFind } from '../words/find-words.ts';
import { t } from '../words/words.ts';

interface FindFormProps {
  readonly asked: Asked;
  readonly working: boolean;
  readonly onAsk: (asked: Asked) => void;
}

export function FindForm({ asked, working, onAsk }: FindFormProps) {
  const { signedIn } = useAccount();
  const form = useRef<HTMLFormElement>(null);
  /** With what stands in the form, typed and not yet asked too. What is empty is not asked. */
  function narrow(more: Readonly<Record<string, string | null>> = {}): void {
    const typed = new FormData(form.current ?? undefined);
    const text = (name: string) => String(typed.get(name) ?? '').trim();
    const texts = { q: text('q'), from: text('from'), to: text('to') };
    const next = Object.entries({ ...asked, ...texts, ...more }).filter(([, value]) => value);
    onAsk(Object.fromEntries(next));
  }
  return (
    <form
      class="seek-form"
      role="search"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        narrow();
      }}
    >
      <label class="stack-label seek-words">
        {tFind('words')}
        <input
          class="text-input"
          type="search"
          name="q"
          defaultValue={asked.q ?? ''}
          placeholder={tFind('wordsHint')}
          autocomplete="off"
        />
      </label>
      <FilterSelect
        label={tFind('type')}
        every={tFind('everyType')}
        value={asked.type ?? null}
        options={activityTypes.map((value) => ({ value, text: t(`type.${value}`) }))}
        onPick={(type) => narrow({ type })}
      />
      <FilterSelect
        label={tFind('state')}
        every={tFind('everyState')}
        value={asked.state ?? null}
        options={reviewStates.map((value) => ({ value, text: tFind(`state.${value}`) }))}
        onPick={(state) => narrow({ state })}
      />
      <FilterSelect
        label={tFind('unit')}
        every={tFind('everyUnit')}
        value={asked.unit ?? null}
        options={signedIn.units.map(({ set, code, name }) => ({
          value: `${set}.${code}`,
          text: name,
        }))}
        onPick={(unit) => narrow({ unit })}
      />
      <label class="stack-label">
        {tFind('from')}
        <input class="text-input" type="date" name="from" defaultValue={asked.from ?? ''} />
      </label>
      <label class="stack-label">
        {tFind('to')}
        <input class="text-input" type="date" name="to" defaultValue={asked.to ?? ''} />
      </label>
      <Button kind="primary" type="submit" disabled={working}>
        {tFind(working ? 'searching' : 'search')}
      </Button>
    </form>
  );
}
