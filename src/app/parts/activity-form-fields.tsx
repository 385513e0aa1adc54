// All fields of an activity type, as its description says and as they apply: essentials, counts with their totals, the
// plan, and folded away what few entries need.
import type { Typed } from '../../domain/field.ts';
import { tForm } from '../words/form-words.ts';
import './activity-form-fields.css';
import { CountRows } from './count-rows.tsx';
import { FoldedFields } from './folded-fields.tsx';
import { FormField } from './form-field.tsx';
import type { FormProps, Section } from './form-layout.ts';
import { formSections } from './form-layout.ts';

export function ActivityFormFields(props: FormProps) {
  const { type, values, part } = props;
  return (
    <div class="form-fields">
      {formSections(type, values, part).map((section) => (
        <FormSection key={section.fields[0]?.key ?? section.name} section={section} form={props} />
      ))}
    </div>
  );
}

interface FormSectionProps {
  readonly section: Section;
  readonly form: FormProps;
}

function FormSection({ section, form }: FormSectionProps) {
  const { name, group = '', fields } = section;
  const inputs = fields.map((field) => (
    <FormField key={field.key} field={field} form={form} unmarked={name === 'more'} />
  ));
  switch (name) {
    case 'main':
      return <div class="form-section">{inputs}</div>;
    case 'plan':
      return (
        <FoldedFields
          fields={fields}
          form={form}
          title={tForm('form.plan')}
          hint={planCodes(form.values)}
        >
          {inputs}
        </FoldedFields>
      );
    case 'more':
      return (
        <FoldedFields
          fields={fields}
          form={form}
          title={tForm('form.more')}
          hint={tForm('form.moreHint')}
        >
          {inputs}
        </FoldedFields>
      );
    case 'counts':
      return <CountRows group={group} fields={fields} {...form} />;
  }
}

/** What the presets chose, as people cite it: "III.3 · II.2 · IV.3.1". */
function planCodes({ topics, audiences, task }: Typed): string {
  return [topics, audiences, task]
    .flat()
    .filter((code) => typeof code === 'string')
    .join(' · ');
}
