// "Thông tin thêm": folded while empty. It opens by itself when something in it was filled in or needs correcting, so
// that no value and no error is ever out of sight.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Field } from '../../domain/field.ts';
import { isEmpty } from '../../domain/field.ts';
import { tForm } from '../words/form-words.ts';
import type { ActivityFormFieldsProps } from './activity-form-fields.tsx';
import { Icon } from './icon.tsx';

interface MoreFieldsProps {
  readonly fields: readonly Field[];
  readonly form: Pick<ActivityFormFieldsProps, 'values' | 'findings' | 'pins'>;
  readonly children: ComponentChildren;
}

export function MoreFields({ fields, form, children }: MoreFieldsProps) {
  const { values, findings, pins } = form;
  const [open, setOpen] = useState(() => fields.some(({ key }) => !isEmpty(values[key])));
  const called = fields.some(
    ({ key }) => pins[key] !== undefined || findings.some((finding) => finding.field === key),
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
          <b>{tForm('form.more')}</b> <span class="soft">{tForm('form.moreHint')}</span>
        </span>
      </summary>
      {children}
    </details>
  );
}
