// A value as people read it: choices by their words, days as 20/11/2026, lines as "6 tấm pa-nô 2,4 × 1,4 m".
import { fieldOf } from '../../domain/activity/activity.ts';
import type { RecordType } from '../../domain/activity/type.ts';
import type { Field } from '../../domain/field.ts';
import { isEmpty } from '../../domain/field.ts';
import { isDate } from '../../domain/period.ts';
import { tChoice, tForm, tFormIf } from '../words/form-words.ts';
import { formatNumber, fullDate } from '../words/format.ts';

/** Anything that was ever stored or typed can be shown: what is not understood is shown as it is. */
export function valueText(type: RecordType, key: string, value: unknown): string {
  if (isEmpty(value)) return '–';
  const field = fieldOf(type, key);
  return field ? fieldText(field, value) : plainText(value);
}

function plainText(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(plainText).join(', ') : JSON.stringify(value);
}

function fieldText(field: Field, value: unknown): string {
  if (field.kind === 'choice' && typeof value === 'string') return tChoice(field.key, value);
  if (field.kind === 'date' && typeof value === 'string' && isDate(value)) return fullDate(value);
  if (field.kind === 'choices' && Array.isArray(value)) {
    return value.map((code) => tChoice(field.key, plainText(code))).join('; ');
  }
  if (field.kind === 'photos' && Array.isArray(value))
    return tForm('value.photos', { n: value.length });
  if (field.kind === 'list' && Array.isArray(value)) return value.map(lineText).join('; ');
  return plainText(value);
}

function lineText(line: unknown): string {
  if (typeof line !== 'object' || line === null) return plainText(line);
  const parts: Readonly<Record<string, unknown>> = { ...line };
  return typeof parts.kind === 'string' ? posterLine(parts.kind, parts) : siteLine(parts);
}

function posterLine(kind: string, line: Readonly<Record<string, unknown>>): string {
  const qty = isEmpty(line.qty) ? '?' : plainText(line.qty);
  const text = tFormIf(`line.${kind}`, { qty }) ?? `${qty} ${kind}`;
  if (isEmpty(line.width) || isEmpty(line.height)) return text;
  return tForm('line.size', {
    text,
    width: plainText(line.width),
    height: plainText(line.height),
  });
}

function siteLine(line: Readonly<Record<string, unknown>>): string {
  const day = (value: unknown) =>
    typeof value === 'string' && isDate(value) ? fullDate(value) : '?';
  const place = isEmpty(line.place) ? '?' : plainText(line.place);
  return tForm('line.site', { place, from: day(line.from), to: day(line.to) });
}
