// One field inside an activity's form: what the form knows beyond the field itself — the neighbour that limits it, the
// totals below it, what a new line begins with.
import { posterTotals } from '../../domain/activity/poster.ts';
import type { Field, Typed } from '../../domain/field.ts';
import { tForm } from '../words/form-words.ts';
import { FieldInput } from './field-input.tsx';
import type { FormProps } from './form-layout.ts';
import { isOptional } from './form-layout.ts';

interface FormFieldProps {
  readonly field: Field;
  readonly form: FormProps;
  /** Under "Thông tin thêm" everything is optional and need not say so. */
  readonly unmarked: boolean;
}

export function FormField({ field, form, unmarked }: FormFieldProps) {
  const { type, values, findings, warnings, pins, onValue, today } = form;
  const { key } = field;
  const inside = findings.filter((one) => one.field === key || one.field.startsWith(`${key}.`));
  return (
    <>
      <FieldInput
        {...{ type, field, today }}
        value={values[key]}
        finding={inside.find((one) => one.field === key)}
        findings={inside}
        warning={warnings.find((one) => one.field === key)}
        pin={pins[key]}
        newLine={'line' in field ? field.line?.(values) : undefined}
        whole={'whole' in field ? numberIn(values, field.whole) : undefined}
        optional={!unmarked && isOptional(field)}
        half={field.half}
        onValue={(value) => onValue(key, value)}
      />
      {key === 'lines' && <PosterTotals lines={values.lines} />}
    </>
  );
}

function numberIn(values: Typed, key = ''): number | undefined {
  const value = values[key];
  return typeof value === 'number' ? value : undefined;
}

function PosterTotals({ lines }: { readonly lines: unknown }) {
  const { squareMetres, metres } = posterTotals(Array.isArray(lines) ? lines : []);
  if (squareMetres === 0 && metres === 0) return null;
  return (
    <output class="lines-total num">
      {squareMetres > 0 && <span>{tForm('total.area', { n: squareMetres })}</span>}
      {metres > 0 && <span>{tForm('total.length', { n: metres })}</span>}
    </output>
  );
}
