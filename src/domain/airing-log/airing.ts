// An airing a loudspeaker platform says it made: a proposal to the officer of its commune, no record. It counts nowhere
// until he confirms it. [Q1]

import type { Typed } from '../field.ts';
import { uuidOf } from '../name-id.ts';
import { isOfUnit } from '../scope.ts';
import type { UnitRef } from '../unit.ts';

export interface Airing {
  /** Also the id of the entry it becomes. */
  readonly id: string;
  readonly unit: UnitRef;
  readonly date: string;
  /** "HH:mm" */
  readonly start: string;
  readonly minutes: number;
  /** Clusters that were on, if the log says so. */
  readonly clusters?: number;
  readonly title?: string;
}

/** Eight hexadecimal digits: which commune an airing's id belongs to. */
function prefixOf({ set, code }: UnitRef): string {
  return uuidOf(5, 'airing', `${set}.${code}`).slice(0, 8);
}

/**
 * One for a commune, a day and a minute, whoever tells of it: two phones that confirm it mean the same record. [Q4]
 * A UUID of version 5's shape (RFC 9562 §5.5) that begins with the commune's digits.
 */
export function airingId(unit: UnitRef, date: string, start: string): string {
  const { set, code } = unit;
  return prefixOf(unit) + uuidOf(5, 'airing', `${set}.${code} ${date} ${start}`).slice(8);
}

export function isAiringId(id: string): boolean {
  return id[14] === '5';
}

/** Nobody begins a record in another commune under an id that is meant for this one. */
export function isAiringOf(id: string, unit: UnitRef): boolean {
  return isAiringId(id) && id.startsWith(prefixOf(unit));
}

interface Logged {
  readonly scope: string;
  readonly values: Typed;
}

/** Is it in the book already, under whatever id? Matched by commune, day and minute. [Q3] */
export function isLogged({ unit, date, start }: Airing, broadcasts: readonly Logged[]): boolean {
  return broadcasts.some(
    ({ scope, values }) => values.date === date && values.start === start && isOfUnit(scope, unit),
  );
}
