// A number: typed, or stepped where the range is small. Shows what the person typed for as long as it means the value
// it is given ("1,50" stays "1,50"), and the value's own text as soon as the field is left.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Field } from '../../domain/field.ts';
import { tForm } from '../words/form-words.ts';
import type { FieldAria } from './field-frame.tsx';
import { ariaOf, FieldFrame } from './field-frame.tsx';
import { Icon } from './icon.tsx';
import type { InputProps } from './input-props.ts';
import './number-input.css';
import { numberText, parseNumber, stepped } from './number-text.ts';

type NumberField = Extract<Field, { kind: 'int' | 'decimal' }>;
/** Beyond this, stepping is slower than typing. */
const longestStepped = 500;

export function hasStepper(field: NumberField): boolean {
  return field.kind === 'int' && field.max <= longestStepped;
}

interface NumberInputProps extends InputProps<'int' | 'decimal'> {
  /** The number this one is a part of: all of it is one tap, "Cả 42". */
  readonly whole?: number | undefined;
}

export function NumberInput({ frame, whole, ...box }: NumberInputProps) {
  return (
    <FieldFrame frame={frame}>
      <NumberBox {...box} label={frame.label} aria={ariaOf(frame)} whole={whole} />
    </FieldFrame>
  );
}

interface NumberBoxProps extends Omit<NumberInputProps, 'frame'> {
  readonly label: string;
  readonly aria: FieldAria;
}

/** The number alone, without its label: for rows of counts. */
export function NumberBox({ field, value, onValue, label, aria, whole }: NumberBoxProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const keeps = typed !== undefined && parseNumber(typed, field.kind) === (value ?? undefined);
  const bounds = { min: field.min, max: field.max, step: field.kind === 'int' ? 1 : 0.5 };
  function step(direction: 1 | -1): void {
    setTyped(undefined);
    onValue(stepped(value, direction, bounds));
  }
  const input = (
    <input
      {...aria}
      class="text-input number-text num"
      type="text"
      inputMode={field.kind === 'int' ? 'numeric' : 'decimal'}
      autocomplete="off"
      enterkeyhint="next"
      value={keeps ? typed : numberText(value)}
      onInput={(event) => {
        setTyped(event.currentTarget.value);
        onValue(parseNumber(event.currentTarget.value, field.kind));
      }}
      onBlur={() => setTyped(undefined)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        step(event.key === 'ArrowUp' ? 1 : -1);
      }}
    />
  );
  if (hasStepper(field) && whole === undefined) {
    return (
      <Stepper value={value} bounds={bounds} label={label} onStep={step}>
        {input}
      </Stepper>
    );
  }
  if (whole === undefined) return input;
  return (
    <div class="number-of-whole">
      {input}
      {value === whole ? (
        <span class="number-whole num" aria-hidden="true">
          {tForm('form.of', { total: whole })}
        </span>
      ) : (
        <button
          type="button"
          class="number-whole number-all num"
          onClick={() => {
            setTyped(undefined);
            onValue(whole);
          }}
        >
          {tForm('form.all', { total: whole })}
        </button>
      )}
    </div>
  );
}

interface StepperProps {
  readonly value: unknown;
  readonly bounds: { readonly min: number; readonly max: number };
  readonly label: string;
  readonly onStep: (direction: 1 | -1) => void;
  readonly children: ComponentChildren;
}

/** Not in the order of the Tab key: at a keyboard the arrow keys do the same. */
function Stepper({ value, bounds, label, onStep, children }: StepperProps) {
  const atLeast = typeof value === 'number' && value <= bounds.min;
  const atMost = typeof value === 'number' && value >= bounds.max;
  return (
    <div class="stepper">
      <button
        type="button"
        class="stepper-button"
        tabIndex={-1}
        aria-label={tForm('form.less', { label })}
        aria-disabled={atLeast}
        onClick={() => !atLeast && onStep(-1)}
      >
        <Icon name="minus" />
      </button>
      {children}
      <button
        type="button"
        class="stepper-button"
        tabIndex={-1}
        aria-label={tForm('form.greater', { label })}
        aria-disabled={atMost}
        onClick={() => !atMost && onStep(1)}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}
