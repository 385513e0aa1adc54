// Lines: each a card of its own fields, added and removed. The focus goes where the hand is: into the new line, or back
// to "Thêm dòng" when a line is gone.
import { useEffect, useRef } from 'preact/hooks';
import type { RecordType } from '../../domain/activity/type.ts';
import type { Field, Finding, Line, Typed, Value } from '../../domain/field.ts';
import { isEmpty } from '../../domain/field.ts';
import { tField, tForm, tFormIf, tHint } from '../words/form-words.ts';
import { Button } from './button.tsx';
import type { FrameProps } from './field-frame.tsx';
import { fieldId, GroupFrame } from './field-frame.tsx';
import { applying } from './form-layout.ts';
import { Icon } from './icon.tsx';
import './list-input.css';
import { PlainField } from './plain-field.tsx';

interface ListInputProps {
  readonly type: RecordType;
  readonly field: Extract<Field, { kind: 'list' }>;
  readonly frame: FrameProps;
  readonly value: unknown;
  readonly today: string;
  /** All findings inside the list, by path: "lines.0.width". */
  readonly findings: readonly Finding[];
  /** What a new line begins with. */
  readonly newLine: Line;
  readonly onValue: (value: Value | undefined) => void;
}

function linesOf(value: unknown): readonly Typed[] {
  return Array.isArray(value)
    ? value.filter((line) => typeof line === 'object' && line !== null)
    : [];
}

/** A line as it is stored: text and numbers only. */
function asLine(typed: Typed): Line {
  return Object.fromEntries(
    Object.entries(typed).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}

/** The schema says of a missing value that it is of the wrong kind; people are told that it is missing. */
function lineFinding(
  findings: readonly Finding[],
  at: string,
  value: unknown,
): Finding | undefined {
  const found = findings.find((finding) => finding.field === at);
  const missing = found && isEmpty(value) && found.code !== 'size_needed';
  return missing ? { ...found, code: 'required' } : found;
}

export function ListInput(props: ListInputProps) {
  const { type, field, frame, value, today, findings, newLine, onValue } = props;
  const lines = linesOf(value);
  const add = useRef<HTMLDivElement>(null);
  const goTo = useRef<string | null>(null);
  useEffect(() => {
    if (goTo.current === null) return;
    const first = field.of[0]?.key ?? '';
    const target =
      goTo.current === 'add'
        ? add.current?.querySelector('button')
        : document.getElementById(fieldId(`${frame.path}.${goTo.current}.${first}`));
    goTo.current = null;
    target?.focus();
  }, [lines.length]);

  function say(next: readonly Typed[]): void {
    onValue(next.length > 0 ? next.map(asLine) : undefined);
  }
  function addLine(): void {
    goTo.current = String(lines.length);
    say([...lines, newLine]);
  }
  function removeLine(index: number): void {
    goTo.current = 'add';
    say(lines.filter((_, at) => at !== index));
  }
  return (
    <GroupFrame frame={frame}>
      {lines.length === 0 && <p class="lines-empty">{tFormIf(`list.empty.${field.key}`)}</p>}
      {lines.map((line, index) => (
        <LineCard
          // Lines have no name of their own; inputs are told their value, so the place may be the key.
          key={index}
          {...{ type, field, line, index, today, findings }}
          path={frame.path}
          onLine={(next) => say(lines.map((one, at) => (at === index ? next : one)))}
          onRemove={() => removeLine(index)}
        />
      ))}
      {lines.length < field.max && (
        <div ref={add} class="lines-add">
          <Button kind="secondary" icon="plus" onClick={addLine}>
            {tForm('list.add')}
          </Button>
        </div>
      )}
    </GroupFrame>
  );
}

interface LineCardProps {
  readonly type: RecordType;
  readonly field: Extract<Field, { kind: 'list' }>;
  readonly line: Typed;
  readonly index: number;
  readonly path: string;
  readonly today: string;
  readonly findings: readonly Finding[];
  readonly onLine: (line: Typed) => void;
  readonly onRemove: () => void;
}

function LineCard(props: LineCardProps) {
  const { type, field, line, index, path, today, findings, onLine, onRemove } = props;
  const name = tFormIf(`list.line.${field.key}`, { n: index + 1 }) ?? String(index + 1);
  return (
    <fieldset class="line">
      <legend class="line-name num">{name}</legend>
      <button
        type="button"
        class="line-remove"
        aria-label={tForm('list.removeLine', { n: index + 1 })}
        onClick={onRemove}
      >
        <Icon name="close" />
        <span>{tForm('list.remove')}</span>
      </button>
      <div class="line-fields">
        {applying(field.of, line).map((inner) => {
          if (inner.kind === 'list' || inner.kind === 'photos') return null;
          const at = `${field.key}.${index}.${inner.key}`;
          const frame: FrameProps = {
            path: `${path}.${index}.${inner.key}`,
            label: tField(type, at),
            hint: tHint(type, at),
            finding: lineFinding(findings, at, line[inner.key]),
            half: inner.kind === 'decimal' || inner.kind === 'date',
          };
          return (
            <PlainField
              key={inner.key}
              field={inner}
              frame={frame}
              value={line[inner.key]}
              today={today}
              onValue={(value) => {
                const { [inner.key]: _gone, ...others } = line;
                onLine(isEmpty(value) ? others : { ...others, [inner.key]: value });
              }}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
