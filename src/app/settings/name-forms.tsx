// What stands on a report, whom it goes to, and the names of the levels. [C1] [B12]
import type { ReportHead } from '../../domain/setting.ts';
import { tSetting } from '../words/settings-words.ts';
import type { SettingFormProps } from './calendar-form.tsx';
import { DatedForm, inForce } from './dated-form.tsx';

const headFields = [
  ['to', 200],
  ['communesTo', 200],
  ['parent', 120],
  ['issuer', 120],
  ['number', 30],
  ['seat', 60],
] as const satisfies readonly (readonly [keyof ReportHead, number])[];

export function HeadForm({ told, onSaved }: SettingFormProps) {
  return (
    <DatedForm
      told={told}
      name="head"
      onSaved={onSaved}
      askOf={(text, since, seen) => {
        const [to, communesTo, parent, issuer, number, seat] = [
          text('to'),
          text('communesTo'),
          text('parent'),
          text('issuer'),
          text('number'),
          text('seat'),
        ];
        const lines = text('recipients').split('\n');
        const recipients = lines.map((line) => line.trim()).filter(Boolean);
        const value = { to, communesTo, parent, issuer, number, seat, recipients };
        return { name: 'head', since, seen, value };
      }}
    >
      {(since) => {
        const head = inForce(told, 'head', since)?.value ?? told.now.head;
        return (
          <>
            {headFields.map(([name, max]) => (
              <TextField
                key={name}
                name={name}
                label={tSetting(`head.${name}`)}
                max={max}
                value={head[name]}
              />
            ))}
            <label class="stack-label">
              {tSetting('head.recipients')}
              <textarea class="text-input" name="recipients" rows={5} maxLength={2000} required>
                {head.recipients.join('\n')}
              </textarea>
            </label>
            <p class="hint">{tSetting('head.recipientsHint')}</p>
          </>
        );
      }}
    </DatedForm>
  );
}

export function LevelsForm({ told, onSaved }: SettingFormProps) {
  return (
    <DatedForm
      told={told}
      name="levels"
      onSaved={onSaved}
      askOf={(text, since, seen) => {
        const value = { 1: text('level1'), 2: text('level2'), 3: text('level3') };
        return { name: 'levels', since, seen, value };
      }}
    >
      {(since) => {
        const levels = inForce(told, 'levels', since)?.value ?? told.now.levels;
        return ([1, 2, 3] as const).map((level) => (
          <TextField
            key={level}
            name={`level${level}`}
            label={tSetting(`level.${level}`)}
            max={40}
            value={levels[level]}
          />
        ));
      }}
    </DatedForm>
  );
}

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly max: number;
  readonly value: string;
}

function TextField({ name, label, max, value }: TextFieldProps) {
  return (
    <label class="stack-label">
      {label}
      <input class="text-input" name={name} maxLength={max} required defaultValue={value} />
    </label>
  );
}
