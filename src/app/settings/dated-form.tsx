// A setting from a day on: the day first, then what is in force on it, to be changed. What is to come is named. [C1]
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { isDate, planStart } from '../../domain/period.ts';
import type { SettingName } from '../../domain/setting.ts';
import type { SettingAsk, SettingsView } from '../../protocol/setting.ts';
import { Button } from '../parts/button.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { fullDate } from '../words/format.ts';
import { tSetting } from '../words/settings-words.ts';
import { saySetting } from './settings-province.ts';

type Said<Name> = Extract<SettingsView['said'][number], { readonly name: Name }>;

/** The last of a name that has begun by a day; undefined before the first. */
export function inForce<Name extends SettingName>(
  { said }: SettingsView,
  name: Name,
  day: string,
): Said<Name> | undefined {
  const own = (one: SettingsView['said'][number]): one is Said<Name> =>
    one.name === name && one.since <= day;
  return said.filter(own).at(-1);
}

interface DatedFormProps {
  readonly told: SettingsView;
  readonly name: SettingName;
  readonly onSaved: () => void;
  readonly askOf: (text: (name: string) => string, since: string, seen: number) => SettingAsk;
  readonly children: (since: string) => ComponentChildren;
}

export function DatedForm({ told, name, onSaved, askOf, children }: DatedFormProps) {
  const { said, today } = told;
  const [since, setSince] = useState(today);
  const [saved, setSaved] = useState(false);
  const { refusal, working, send } = useSending();
  const present = said.find((one) => one.name === name && one.since === since);
  const coming = said.filter((one) => one.name === name && one.since > today);
  async function submit(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const text = (field: string) => String(data.get(field) ?? '').trim();
    setSaved(false);
    if (!(await send(() => saySetting(askOf(text, since, present?.v ?? 0))))) return;
    setSaved(true);
    onSaved();
  }
  return (
    <section aria-labelledby={`setting-${name}`}>
      <h2 class="section" id={`setting-${name}`}>
        {tSetting(name)}
      </h2>
      <p class="hint">{tSetting(`${name}Text`)}</p>
      <form
        class="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        {coming.map((one) => (
          <p key={one.since}>{tSetting('coming', { date: fullDate(one.since) })}</p>
        ))}
        <label class="stack-label">
          {tSetting('since')}
          <input
            class="text-input date-input"
            type="date"
            required
            min={planStart}
            value={since}
            onInput={({ currentTarget: { value } }) => isDate(value) && setSince(value)}
          />
        </label>
        <div class="stack" key={`${since} ${inForce(told, name, since)?.v ?? 0}`}>
          {children(since)}
        </div>
        <RefusalLine refusal={refusal} />
        <Button kind="secondary" type="submit" disabled={working}>
          {tSetting(`${name}Save`, { date: fullDate(since) })}
        </Button>
        <p role="status">{saved && tSetting('saved')}</p>
      </form>
    </section>
  );
}
