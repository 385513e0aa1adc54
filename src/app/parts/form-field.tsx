// One field inside an activity's form: what the form knows beyond the field itself — the neighbour that limits it, the
// totals below it, what a new line begins with.
import { posterTotals } from '../../domain/activity/poster.ts';
import type { Field, Line } from '../../domain/field.ts';
import { isEmpty } from '../../domain/field.ts';
import { tForm } from '../words/form-words.ts';
import { FieldInput } from './field-input.tsx';
import type { FormProps, Typed } from './form-layout.ts';
import { isOptional } from './form-layout.ts';

/** Short numbers that belong together: two share a row. */
const halves: readonly string[] = ['minutes', 'airings', 'sessions', 'hours'];

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
        newLine={newLineOf(key, values)}
        suffix={key === 'clustersOn' ? ofTotal(values.clustersTotal) : undefined}
        optional={!unmarked && isOptional(field)}
        half={halves.includes(key)}
        onValue={(value) => onValue(key, value)}
      />
      {key === 'lines' && <PosterTotals lines={values.lines} />}
    </>
  );
}

function ofTotal(total: unknown): string | undefined {
  return typeof total === 'number' ? tForm('form.of', { total }) : undefined;
}

/** A place of display usually lasts as long as the exhibition; the first one usually is its place. */
function newLineOf(key: string, values: Typed): Line {
  if (key !== 'sites') return {};
  const { place, date, to } = values;
  const first = isEmpty(values.sites);
  const last = typeof to === 'string' ? to : date;
  return {
    ...(first && typeof place === 'string' ? { place } : {}),
    ...(typeof date === 'string' ? { from: date } : {}),
    ...(typeof last === 'string' ? { to: last } : {}),
  };
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
