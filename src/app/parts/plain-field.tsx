// The input for one field of any kind but a list.
import type { Field, Value } from '../../domain/field.ts';
import { unreachable } from '../../domain/result.ts';
import { ChoiceInput } from './choice-input.tsx';
import { ChoicesInput } from './choices-input.tsx';
import { DateInput } from './date-input.tsx';
import type { FrameProps } from './field-frame.tsx';
import { NumberInput } from './number-input.tsx';
import { TextInput } from './text-input.tsx';

export type PlainFieldKind = Exclude<Field['kind'], 'list' | 'photos'>;

interface PlainFieldProps {
  readonly field: Extract<Field, { kind: PlainFieldKind }>;
  readonly frame: FrameProps;
  readonly value: unknown;
  readonly today: string;
  readonly whole?: number | undefined;
  readonly onValue: (value: Value | undefined) => void;
}

export function PlainField({ field, frame, value, today, whole, onValue }: PlainFieldProps) {
  const rest = { frame, value, onValue };
  switch (field.kind) {
    case 'text':
      return <TextInput field={field} {...rest} />;
    case 'int':
    case 'decimal':
      return <NumberInput field={field} whole={whole} {...rest} />;
    case 'date':
    case 'time':
      return <DateInput field={field} today={today} {...rest} />;
    case 'choice':
      return <ChoiceInput field={field} {...rest} />;
    case 'choices':
      return <ChoicesInput field={field} {...rest} />;
    default:
      return unreachable(field);
  }
}
