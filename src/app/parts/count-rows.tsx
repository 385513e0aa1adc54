// A group of counts ("items.*", "counts.*", "attendance.*") as rows of numbers with their running total: the total is
// computed, never typed, so that it cannot disagree with its parts. [A9]
import type { RecordType } from '../../domain/activity/type.ts';
import type { Field, Finding, Typed, Value } from '../../domain/field.ts';
import { tField, tFinding, tForm, tFormIf } from '../words/form-words.ts';
import './count-rows.css';
import { ariaOf, fieldId } from './field-frame.tsx';
import { Icon } from './icon.tsx';
import { hasStepper, NumberBox } from './number-input.tsx';
import { TapCounter } from './tap-counter.tsx';

interface CountRowsProps {
  readonly type: RecordType;
  readonly group: string;
  readonly fields: readonly Field[];
  readonly values: Typed;
  readonly findings: readonly Finding[];
  readonly pins: Readonly<Record<string, string>>;
  readonly onValue: (key: string, value: Value | undefined) => void;
}

export function CountRows(props: CountRowsProps) {
  const { type, group, fields, values, findings, pins, onValue } = props;
  const total = fields.reduce((sum, { key }) => {
    const value = values[key];
    return sum + (typeof value === 'number' ? value : 0);
  }, 0);
  return (
    <fieldset class="counts" aria-describedby={`counts-${group}-hint`}>
      <legend class="field-label">{tFormIf(`group.${group}`)}</legend>
      <p class="field-hint counts-hint" id={`counts-${group}-hint`}>
        {tFormIf(`hint.group.${group}`)}
      </p>
      {fields.some((field) => field.heads) && (
        <div class="counts-tap">
          <TapCounter {...{ type, group, fields, values }} onCount={onValue} />
        </div>
      )}
      <div class="counts-rows">
        {fields.map((field) =>
          field.kind === 'int' ? (
            <CountRow
              key={field.key}
              {...{ type, field }}
              value={values[field.key]}
              finding={findings.find((finding) => finding.field === field.key)}
              pin={pins[field.key]}
              onValue={(value) => onValue(field.key, value)}
            />
          ) : null,
        )}
      </div>
      <output class="counts-total num">
        {total > 0 ? tFormIf(`total.${group}`, { n: total }) : tForm('total.none')}
      </output>
    </fieldset>
  );
}

interface CountRowProps {
  readonly type: RecordType;
  readonly field: Extract<Field, { kind: 'int' | 'decimal' }>;
  readonly value: unknown;
  readonly finding: Finding | undefined;
  readonly pin: string | undefined;
  readonly onValue: (value: Value | undefined) => void;
}

function CountRow({ type, field, value, finding, pin, onValue }: CountRowProps) {
  const label = tField(type, field.key);
  const id = fieldId(field.key);
  return (
    <div class="count-row" data-field={field.key}>
      <label class="count-label" for={id}>
        {label}
      </label>
      <div class={hasStepper(field) ? 'count-box count-box-stepper' : 'count-box'}>
        <NumberBox
          {...{ field, value, onValue, label }}
          aria={ariaOf({ path: field.key, label, finding, pin })}
        />
      </div>
      {pin && (
        <p class="pin count-note" id={`${id}-pin`}>
          <Icon name="back" />
          <span>
            {tForm('form.note')} “{pin}”
          </span>
        </p>
      )}
      {finding && (
        <p class="field-error count-note" id={`${id}-error`}>
          <Icon name="warn" />
          <span>{tFinding(finding)}</span>
        </p>
      )}
    </div>
  );
}
