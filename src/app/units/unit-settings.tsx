// What the province calls its levels and whom a report is addressed to. A frozen report keeps what it had. [B12]
import { useState } from 'preact/hooks';
import type { Units } from '../../protocol/units.ts';
import { Button } from '../parts/button.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tUnit } from '../words/units-words.ts';
import { saveSettings } from './units-province.ts';

interface UnitSettingsProps {
  readonly settings: Units['settings'];
  readonly onSaved: () => void;
}

const fields = [
  { name: 'province', word: 'recipient.province', max: 200 },
  { name: 'commune', word: 'recipient.commune', max: 200 },
  { name: '1', word: 'level.1', max: 40 },
  { name: '2', word: 'level.2', max: 40 },
  { name: '3', word: 'level.3', max: 40 },
] as const;

export function UnitSettings({ settings, onSaved }: UnitSettingsProps) {
  const [saved, setSaved] = useState(false);
  const { refusal, working, send } = useSending();
  const present = { ...settings.recipients, ...settings.levels };
  async function submit(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const text = (name: (typeof fields)[number]['name']) => String(data.get(name) ?? '').trim();
    const entry = {
      recipients: { province: text('province'), commune: text('commune') },
      levels: { 1: text('1'), 2: text('2'), 3: text('3') },
    };
    setSaved(false);
    if (!(await send(() => saveSettings(entry)))) return;
    setSaved(true);
    onSaved();
  }
  return (
    <section aria-labelledby="unit-settings">
      <h2 class="section" id="unit-settings">
        {tUnit('settings')}
      </h2>
      <form
        class="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        {fields.map(({ name, word, max }) => (
          <label key={name} class="stack-label">
            {tUnit(word)}
            <input
              class="text-input"
              name={name}
              maxLength={max}
              required
              defaultValue={present[name]}
            />
          </label>
        ))}
        <p class="hint">{tUnit('settingsText')}</p>
        <RefusalLine refusal={refusal} />
        <Button kind="secondary" type="submit" disabled={working}>
          {tUnit('settingsSave')}
        </Button>
        <p role="status">{saved && tUnit('settingsSaved')}</p>
      </form>
    </section>
  );
}
