// The input of any field of any type, with everything around it. Told from outside what it holds; says what was typed.
import type { RecordType } from '../../domain/activity/type.ts';
import type { Field, Finding, Line, Value } from '../../domain/field.ts';
import { localDate } from '../../domain/period.ts';
import { tField, tHint } from '../words/form-words.ts';
import type { FrameProps } from './field-frame.tsx';
import { ListInput } from './list-input.tsx';
import { PhotoInput } from './photo-input.tsx';
import { PlainField } from './plain-field.tsx';

interface FieldInputProps {
  readonly type: RecordType;
  readonly field: Field;
  /** A value, or the text that is no value yet. */
  readonly value: unknown;
  readonly finding: Finding | undefined;
  readonly warning: Finding | undefined;
  /** The reviewer's note on this field. */
  readonly pin: string | undefined;
  readonly onValue: (value: Value | undefined) => void;
  /** For a list: findings inside its lines, and what a new line begins with. */
  readonly findings?: readonly Finding[];
  readonly newLine?: Line | undefined;
  /** The number this one is a part of. */
  readonly whole?: number | undefined;
  readonly optional?: boolean;
  readonly half?: boolean | undefined;
  /** Local date, for "Hôm nay"; the phone's own when not given. */
  readonly today?: string | undefined;
}

export function FieldInput(props: FieldInputProps) {
  const { type, field, value, finding, warning, pin, onValue, whole, optional, half } = props;
  const today = props.today ?? localDate(Date.now());
  const inLine = finding !== undefined && finding.field !== field.key;
  const frame: FrameProps = {
    path: field.key,
    label: tField(type, field.key),
    hint: tHint(type, field.key),
    finding: inLine ? undefined : finding,
    warning,
    pin,
    optional,
    half,
  };
  if (field.kind === 'photos') return <PhotoInput {...{ frame, value, onValue }} />;
  if (field.kind !== 'list') {
    return <PlainField {...{ field, frame, value, today, whole, onValue }} />;
  }
  const findings = props.findings ?? (finding ? [finding] : []);
  const newLine = props.newLine ?? {};
  return <ListInput {...{ type, field, frame, value, today, findings, newLine, onValue }} />;
}
