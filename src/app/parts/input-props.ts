// What every kind of input is given. The state lives outside: the input says what was typed and shows what it is told.
import type { Field, Value } from '../../domain/field.ts';
import type { FrameProps } from './field-frame.tsx';

export interface InputProps<Kind extends Field['kind']> {
  readonly field: Extract<Field, { kind: Kind }>;
  readonly frame: FrameProps;
  /** A value, or the text that is no value yet. */
  readonly value: unknown;
  readonly onValue: (value: Value | undefined) => void;
}

/** The text an input shows for anything a draft may hold. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
