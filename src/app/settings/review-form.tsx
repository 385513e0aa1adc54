// How many steps a review takes, from a day on. [V14]
import { tSetting } from '../words/settings-words.ts';
import type { SettingFormProps } from './calendar-form.tsx';
import { DatedForm, inForce } from './dated-form.tsx';

export function ReviewForm({ told, onSaved }: SettingFormProps) {
  return (
    <DatedForm
      told={told}
      name="review"
      onSaved={onSaved}
      askOf={(text, since, seen) => {
        const value = { steps: text('steps') === '2' ? 2 : 1 } as const;
        return { name: 'review', since, seen, value };
      }}
    >
      {(since) => {
        const present = (inForce(told, 'review', since)?.value ?? told.now.review).steps;
        return ([1, 2] as const).map((step) => (
          <label key={step} class="setting-choice">
            <input type="radio" name="steps" value={step} defaultChecked={step === present} />
            <span>{tSetting(`steps.${step}`)}</span>
          </label>
        ));
      }}
    </DatedForm>
  );
}
