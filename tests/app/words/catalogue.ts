// What the catalogues must hold, told by the domain itself.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldsOf } from '../../../src/domain/activity/activity.ts';
import type { RecordType } from '../../../src/domain/activity/type.ts';
import { recordTypes } from '../../../src/domain/activity/type.ts';
import type { Field } from '../../../src/domain/field.ts';

const root = join(import.meta.dirname, '../../..');

function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

export const appSources = sources('src/app').join('\n');
const domainFiles = sources('src/domain');
/** Files that say what is wrong: elsewhere a code in such a place is a choice or a measure. */
const findingSources = domainFiles
  .filter((text) => /\b(?:Finding|finding)\b|\berror: '/.test(text))
  .join('\n');

interface KnownField {
  readonly type: RecordType;
  readonly path: string;
  readonly field: Field;
}

/** Every field of every type, those of lines with their list in the path. */
export const everyField: readonly KnownField[] = recordTypes.flatMap((type) =>
  fieldsOf(type).flatMap((field): KnownField[] => [
    { type, path: field.key, field },
    ...(field.kind === 'list'
      ? field.of.map((inner) => ({ type, path: `${field.key}.${inner.key}`, field: inner }))
      : []),
  ]),
);

export const everyChoice = everyField.flatMap(({ type, path, field }) =>
  field.kind === 'choice' || field.kind === 'choices'
    ? field.of.map((code) => ({ type, path, code }))
    : [],
);

/** A code is said as `code: '…'`, given to a schema as `error: '…'`, handed to `say(field, '…')`, or the fallback. */
export const everyFindingCode = [
  ...new Set(
    [
      ...findingSources.matchAll(
        /(?:code: |error: |say\('\w+', |const known = .*: |\? )'([a-z]+(?:_[a-z]+)*)'(?! \?)/g,
      ),
    ].map((match) => match[1] ?? ''),
  ),
].filter((code) => /_|^required$/.test(code));

export function placeholders(text: string): string {
  return [...text.matchAll(/\{\w+\}/g)]
    .map((match) => match[0])
    .sort()
    .join(' ');
}
