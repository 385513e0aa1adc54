// All fields of an activity type, as its description says and as they apply: essentials, counts with their totals, the
// plan, and folded away what few entries need.
import type { ActivityType } from '../../domain/activity/type.ts';
import type { Finding, Value } from '../../domain/field.ts';
import { tForm } from '../words/form-words.ts';
import './activity-form-fields.css';
import { CountRows } from './count-rows.tsx';
import { FormField } from './form-field.tsx';
import type { Section, Typed } from './form-layout.ts';
import { formSections } from './form-layout.ts';
import { MoreFields } from './more-fields.tsx';

export interface ActivityFormFieldsProps {
  readonly type: ActivityType;
  /** Values, or text that is no value yet, by field. */
  readonly values: Typed;
  /** What must be corrected: only what the screen has decided to show by now. */
  readonly findings: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** The reviewer's notes by field. */
  readonly pins: Readonly<Record<string, string>>;
  readonly onValue: (key: string, value: Value | undefined) => void;
  /** Local date, for "Hôm nay"; the phone's own when not given. */
  readonly today?: string;
}

export function ActivityFormFields(props: ActivityFormFieldsProps) {
  const { type, values } = props;
  return (
    <div class="form-fields">
      {formSections(type, values).map((section) => (
        <FormSection key={section.fields[0]?.key ?? section.name} section={section} form={props} />
      ))}
    </div>
  );
}

interface FormSectionProps {
  readonly section: Section;
  readonly form: ActivityFormFieldsProps;
}

function FormSection({ section, form }: FormSectionProps) {
  const { name, fields } = section;
  const inputs = fields.map((field) => (
    <FormField key={field.key} field={field} form={form} unmarked={name === 'more'} />
  ));
  switch (name) {
    case 'main':
      return <div class="form-section">{inputs}</div>;
    case 'plan':
      return (
        <section class="form-section form-section-plan" aria-labelledby="form-plan">
          <h2 id="form-plan">{tForm('form.plan')}</h2>
          {inputs}
        </section>
      );
    case 'more':
      return (
        <MoreFields fields={fields} form={form}>
          {inputs}
        </MoreFields>
      );
    default:
      return <CountRows group={name} fields={fields} {...form} />;
  }
}
