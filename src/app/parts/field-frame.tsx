// What surrounds every input: label, reviewer's note above, hint and findings below — tied to the input for screen
// readers, so that an error is read out with the field it belongs to.
import type { ComponentChildren } from 'preact';
import type { Finding } from '../../domain/field.ts';
import { tFinding, tForm } from '../words/form-words.ts';
import './field.css';
import { Icon } from './icon.tsx';

/** The id of a field's input; a line's field has its index in the path: "lines.0.width". */
export function fieldId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}

/** Spread on the input (or the fieldset) a frame surrounds. */
export interface FieldAria {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

export interface FrameProps {
  readonly path: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly finding?: Finding | undefined;
  readonly warning?: Finding | undefined;
  readonly pin?: string | undefined;
  /** Two of them share a row where there is room. */
  readonly half?: boolean | undefined;
}

export function ariaOf({ path, hint, finding, warning, pin }: FrameProps): FieldAria {
  const id = fieldId(path);
  const parts = [pin && 'pin', hint && 'hint', finding && 'error', warning && 'warning'];
  const ids = parts.flatMap((part) => (part ? [`${id}-${part}`] : []));
  return {
    id,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': finding ? 'true' : undefined,
  };
}

interface Framed {
  readonly frame: FrameProps;
  /** Further reading, below what is wrong. */
  readonly after?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One input with its label. */
export function FieldFrame({ frame, children, after }: Framed) {
  return (
    <div class={frame.half ? 'field field-half' : 'field'} data-field={frame.path}>
      <label class="field-label" for={fieldId(frame.path)}>
        <LabelText frame={frame} />
      </label>
      <Above frame={frame} />
      {children}
      <Below frame={frame} />
      {after}
    </div>
  );
}

interface GroupFramed extends Framed {
  readonly role?: 'radiogroup' | 'group';
}

/** Several inputs under one question. The set itself can take the focus, to be led to when it has an error. */
export function GroupFrame({ frame, role = 'group', children, after }: GroupFramed) {
  return (
    <fieldset class="field" data-field={frame.path} role={role} tabIndex={-1} {...ariaOf(frame)}>
      <legend class="field-label">
        <LabelText frame={frame} />
      </legend>
      <Above frame={frame} />
      {children}
      <Below frame={frame} />
      {after}
    </fieldset>
  );
}

function LabelText({ frame }: { readonly frame: FrameProps }) {
  return (
    <>
      {frame.label}
      {frame.optional && <span class="field-optional"> {tForm('form.optional')}</span>}
    </>
  );
}

function Above({ frame }: { readonly frame: FrameProps }) {
  if (!frame.pin) return null;
  return (
    <p class="pin" id={`${fieldId(frame.path)}-pin`}>
      <Icon name="back" />
      <span>
        {tForm('form.note')} “{frame.pin}”
      </span>
    </p>
  );
}

function Below({ frame }: { readonly frame: FrameProps }) {
  const id = fieldId(frame.path);
  const { hint, finding, warning } = frame;
  return (
    <>
      {finding && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="warn" />
          <span>
            <span class="visually-hidden">{tForm('form.error')} </span>
            {tFinding(finding)}
          </span>
        </p>
      )}
      {warning && (
        <p class="field-warning" id={`${id}-warning`}>
          <Icon name="warn" />
          <span>
            <span class="visually-hidden">{tForm('form.warning')} </span>
            {tFinding(warning)}
          </span>
        </p>
      )}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </>
  );
}
