// The entry's filled fields in the order of its form, with the reviewer's notes pinned where they belong.
import type { ComponentChildren } from 'preact';
import { fieldsOf } from '../../domain/activity/activity.ts';
import { trainingTotal } from '../../domain/activity/training.ts';
import { isEmpty } from '../../domain/field.ts';
import type { Shown } from '../../domain/rebase.ts';
import { Icon } from '../parts/icon.tsx';
import { valueText } from '../parts/value-text.ts';
import { RecordPhotos } from '../photo/record-photos.tsx';
import { tField, tForm } from '../words/form-words.ts';

interface RecordFieldsProps {
  readonly shown: Shown;
  readonly pins: Readonly<Record<string, string>>;
  /** What stands under a field on the desk: the button that pins a note. */
  readonly under?: (key: string) => ComponentChildren;
  /** Photos stand elsewhere on the screen. */
  readonly photosApart?: true;
  /** Photos the province has. */
  readonly arrived?: readonly string[] | undefined;
}

export function RecordFields({ shown, pins, under, photosApart, arrived = [] }: RecordFieldsProps) {
  const { type, values } = shown;
  const keys = fieldsOf(type)
    .map((field) => field.key)
    .filter((key) => !(photosApart && key === 'photos'))
    .filter((key) => !isEmpty(values[key]) || pins[key] !== undefined)
    // The evidence first: it is what a reviewer opens the entry for.
    .sort((a, b) => Number(b === 'photos') - Number(a === 'photos'));
  return (
    <dl class="record-fields num">
      {keys.map((key) => (
        <div key={key} class="record-field">
          <dt>{tField(type, key)}</dt>
          <dd>
            {key === 'photos' ? (
              <RecordPhotos shown={shown} arrived={arrived} />
            ) : isEmpty(values[key]) ? (
              '–'
            ) : (
              valueText(type, key, values[key])
            )}
            {pins[key] && (
              <span class="pin">
                <Icon name="back" />
                <span>{pins[key]}</span>
              </span>
            )}
            {under?.(key)}
          </dd>
        </div>
      ))}
      {type === 'tap_huan' && (
        <div class="record-field">
          <dt>{tForm('group.attendance')}</dt>
          <dd>{tForm('total.attendance', { n: trainingTotal(values) })}</dd>
        </div>
      )}
    </dl>
  );
}
