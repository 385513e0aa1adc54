// What an operation says about fields, as the merge reads it: parsed, sorted, with what is wrong. [A2] [M2]
import { fieldOf, fieldsOf, parseValues } from './activity/activity.ts';
import type { Finding, Value } from './field.ts';
import { isEmpty } from './field.ts';
import type { Incoming, Merged } from './merge.ts';
import type { Operation } from './operation.ts';
import type { Author } from './person.ts';
import type { Changes, Conflict, StoredRecord } from './record.ts';

/** Who writes, from which device. */
interface Writer {
  readonly author: Author;
  readonly device: string;
}

/** The operation's words, and what is wrong with them. */
export function incomingOf(
  record: StoredRecord,
  op: Extract<Operation, { k: 'set' | 'resolve' }>,
  body: Pick<Extract<Operation, { k: 'set' }>, 'set' | 'add' | 'del'>,
  actor: Writer,
): { readonly incoming: Incoming; readonly findings: readonly Finding[] } {
  const { add = {}, del = {} } = body;
  const scalars = parseValues(record.type, body.set ?? {});
  const elements = [add, del].map((given) => parseValues(record.type, given));
  const set = Object.fromEntries(
    Object.entries(scalars.values).map(([key, value]) => [
      key,
      value === null ? null : sorted(value),
    ]),
  );
  // [A16] Asked here and not after the merge: it binds every writer, whatever he had seen.
  const cleared = Object.entries(scalars.values)
    .filter(([key, value]) => value === null && fieldOf(record.type, key)?.need !== 'may')
    .map(([field]): Finding => ({ field, code: 'required' }));
  const writer = { by: actor.author, device: actor.device, at: op.at };
  return {
    incoming: { op: op.op, base: op.base, set, add, del, writer },
    findings: [...scalars.findings, ...cleared, ...elements.flatMap((parsed) => parsed.findings)],
  };
}

/**
 * Two phones may each take away half of a required choice; what is left of it then stays as it was. Whoever saw the
 * whole record and empties it is refused instead. [A16]
 */
export function keepRequired(record: StoredRecord, merged: Merged): Merged {
  const emptied = fieldsOf(record.type).filter(
    ({ key, need }) =>
      need !== 'may' && !isEmpty(record.values[key]) && isEmpty(merged.values[key]),
  );
  if (emptied.length === 0) return merged;
  const keys = emptied.map((field) => field.key);
  const mine = (name: string) => keys.some((key) => name === key || name.startsWith(`${key}/`));
  const without = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => !mine(name)));
  const before = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => mine(name)));
  return {
    ...merged,
    values: { ...without(merged.values), ...before(record.values) },
    stamps: { ...without(merged.stamps), ...before(record.stamps) },
    changes: without(merged.changes),
  };
}

/** Choices are kept sorted so that equality is plain. [M2] */
export function sorted(value: Value): Value {
  return Array.isArray(value) && value.every((element) => typeof element === 'string')
    ? [...value].sort()
    : value;
}

/** A base above the record's version names something no device can have seen: it then proves nothing. [M1] */
export function believable<O extends Exclude<Operation, { k: 'new' }>>(
  op: O,
  record: StoredRecord,
): O {
  return 'base' in op && op.base > record.v ? { ...op, base: 0 } : op;
}

/** What this writer wanted where he clashed: the present value, and his own. [M4] */
export function wishes(
  record: StoredRecord,
  clashes: readonly Conflict[],
  actor: Pick<Writer, 'device'>,
): Changes {
  return Object.fromEntries(
    clashes.map(({ field, alternatives }) => {
      const mine = alternatives.find((alternative) => alternative.device === actor.device);
      return [field, [record.values[field] ?? null, mine?.value ?? null]];
    }),
  );
}
