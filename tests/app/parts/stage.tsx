// A form around one field or a whole type, holding what was typed as the real one does.
import type { RenderResult } from '@testing-library/preact';
import { render } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { ActivityFormFields } from '../../../src/app/parts/activity-form-fields.tsx';
import { FieldInput } from '../../../src/app/parts/field-input.tsx';
import { fieldOf } from '../../../src/domain/activity/activity.ts';
import type { RecordType } from '../../../src/domain/activity/type.ts';
import type { Finding, Typed, Value } from '../../../src/domain/field.ts';

interface Extras {
  readonly value?: unknown;
  readonly finding?: Finding;
  readonly findings?: readonly Finding[];
  readonly warning?: Finding;
  readonly pin?: string;
}

/** Draws one field; `said` gathers what it told the form. */
export function showField(type: RecordType, key: string, extras: Extras = {}) {
  const field = fieldOf(type, key);
  if (!field) throw new Error(`no field ${key}`);
  const said: (Value | undefined)[] = [];
  const known = field;
  function Stage() {
    const [value, setValue] = useState<unknown>(extras.value);
    return (
      <FieldInput
        type={type}
        field={known}
        value={value}
        finding={extras.finding}
        warning={extras.warning}
        pin={extras.pin}
        {...(extras.findings ? { findings: extras.findings } : {})}
        today="2026-11-22"
        onValue={(next) => {
          said.push(next);
          setValue(next);
        }}
      />
    );
  }
  return { ...render(<Stage />), said };
}

interface FormExtras {
  readonly findings?: readonly Finding[];
  readonly pins?: Readonly<Record<string, string>>;
}

export function showForm(type: RecordType, values: Typed, extras: FormExtras = {}): RenderResult {
  function Stage() {
    const [typed, setTyped] = useState(values);
    return (
      <ActivityFormFields
        type={type}
        values={typed}
        findings={extras.findings ?? []}
        warnings={[]}
        pins={extras.pins ?? {}}
        today="2026-11-22"
        onValue={(key, value) => setTyped((before) => ({ ...before, [key]: value }))}
      />
    );
  }
  return render(<Stage />);
}

/** Types as a person does: sign by sign, reading back what the input shows before the next. */
export async function typeInto(
  input: HTMLInputElement | HTMLTextAreaElement,
  text: string,
): Promise<void> {
  for (const sign of text) {
    input.value += sign;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, data: sign }));
    await new Promise((resolve) => setTimeout(resolve));
  }
}

export function inputOf(element: Element | null): HTMLInputElement {
  if (element instanceof HTMLInputElement) return element;
  throw new Error('no input here');
}
