// What of an entry is searched: the words its writer chose, and the name of its type. The same on phone and province.
import type { RecordType } from './activity/type.ts';
import type { Values } from './field.ts';
import { fold } from './text.ts';

const searched = ['title', 'place', 'note', 'docNumber', 'slogan', 'organiser', 'sheetKept'];

/** What a person may look for, as it was written. */
export function writtenText(values: Values): string {
  return searched.map((key) => values[key] ?? '').join(' ');
}

/** The same folded, the type's name before it. [A4] */
export function searchText(type: RecordType, values: Values): string {
  return fold(`${type} ${writtenText(values)}`);
}
