// Fields that rarely need a hand: what the plan's presets already say, and what few entries have. Folded, with a line
// of what is inside; opened by itself when something in it needs correcting or the reviewer asked about it, so that no
// error is ever out of sight.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Field } from '../../domain/field.ts';
import { isEmpty } from '../../domain/field.ts';
import type { FormProps } from './form-layout.ts';
import { Icon } from './icon.tsx';

interface FoldedFieldsProps {
  readonly fields: readonly Field[];
  readonly form: Pick<FormProps, 'values' | 'findings' | 'pins'>;
  readonly title: string;
  readonly hint: string;
  readonly children: ComponentChildren;
}

export function FoldedFields({ fields, form, title, hint, children }: FoldedFieldsProps) {
  const { values, findings, pins } = form;
  const [open, setOpen] = useState(false);
  const called = fields.some(
    ({ key, need }) =>
      pins[key] !== undefined ||
      (need !== 'may' && isEmpty(values[key])) ||
      findings.some((finding) => finding.field === key),
  );
  if (fields.length === 0) return null;
  return (
    <details
      class="form-section form-more"
      open={open || called}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <Icon name="down" />
        <span>
          <b>{title}</b> <span class="soft num">{hint}</span>
        </span>
      </summary>
      {children}
    </details>
  );
}
