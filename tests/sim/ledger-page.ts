// A page of the ledger, what is written on it, and how it stands beside the row that is stored.
import type { Role } from '../../src/domain/person.ts';
import type { RecordLine } from './province.ts';

/** JSON of a value; 'null' stands for "nothing there". */
export type Json = string;

export interface Cell {
  readonly value: Json;
  readonly v: number;
  readonly device: string;
}

interface Quarrel {
  readonly id: string;
  /** When it last gained a word. */
  readonly v: number;
  readonly words: ReadonlyMap<string, Json>;
}

export interface Page {
  readonly scope: string;
  readonly creator: string;
  readonly state: string;
  readonly v: number;
  readonly cv: number;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Elements of choices, by "field/element": who last added or removed it. */
  readonly elements: ReadonlyMap<string, Cell>;
  readonly quarrels: ReadonlyMap<string, Quarrel>;
  /** Lines its story must have. */
  readonly lines: number;
  /** Cancelled long ago: kept, and no phone is shown it. [S18] */
  readonly buried?: boolean;
  /** The record that stands for it, while it is joined. [V12] */
  readonly into?: string;
  /** What its newest line tells. [V11] */
  readonly last?: { readonly k: string; readonly account: string };
  /** Who has checked it, while nothing has been said since but decisions. [V14] [V15] */
  readonly check?: { readonly account: string; readonly cv: number };
  /** Its newest approval. [V7] */
  readonly approval?: { readonly v: number; readonly account: string };
}

export interface Body {
  readonly op: string;
  readonly n: number;
  readonly k: string;
  readonly rec: string;
  readonly sc: string;
  readonly base: number;
  /** Does it name a base at all? Decisions need not. */
  readonly based: boolean;
  readonly set: Readonly<Record<string, unknown>>;
  readonly add: Readonly<Record<string, readonly string[]>>;
  readonly del: Readonly<Record<string, readonly string[]>>;
  readonly send: boolean;
  readonly sees: number;
  /** A decision's state, or the scope an edit moves its record to. */
  readonly to: string;
  readonly note: string;
  readonly cf: string;
  /** The record it is joined to; null takes it apart. */
  readonly into: string | null;
}

/** Merged element by element. */
export const choices: ReadonlySet<string> = new Set(['topics', 'audiences', 'photos']);

export function jsonOf(field: string, value: unknown): Json {
  if (value === null || value === undefined || value === '') return 'null';
  const isChoice = choices.has(field) && Array.isArray(value);
  return JSON.stringify(isChoice ? value.map(String).sort() : value);
}

export interface Writer {
  readonly device: string;
  readonly account: string;
  readonly role: Role;
  /** Communes of the account, as codes. */
  readonly units: readonly string[];
  /** Steps a review takes on the day the word comes in. */
  readonly steps: 1 | 2;
  /** After a restore every version stands above this. */
  readonly floor: number;
  /** Kinds the server has not learned. */
  readonly unknown: readonly string[];
}

export function nextVersion(v: number, { floor }: Writer): number {
  return Math.max(v, floor) + 1;
}

interface Document {
  readonly values: Readonly<Record<string, unknown>>;
  readonly conflicts: readonly {
    readonly field: string;
    readonly alternatives: readonly { readonly device: string; readonly value: unknown }[];
  }[];
  readonly story: readonly unknown[];
  readonly into?: string;
}

/** How the stored row differs from the page of the ledger; null if it does not. */
export function difference(page: Page, line: RecordLine): string | null {
  const { values, conflicts, story, into = null } = JSON.parse(line.doc) as Document;
  const cells = [...page.cells].filter(([, cell]) => cell.value !== 'null');
  const mine = {
    head: [page.scope, page.state, page.v, page.cv, page.lines, page.buried === true],
    into: page.into ?? null,
    values: cells.map(([field, cell]) => [field, cell.value]).sort(byFirst),
    quarrels: [...page.quarrels]
      .map(([field, { words }]) => [field, JSON.stringify([...words].sort(byFirst))])
      .sort(byFirst),
  };
  const theirs = {
    head: [line.scope, line.state, line.v, line.cv, story.length, line.q === 0],
    into,
    values: Object.entries(values)
      .map(([field, value]) => [field, jsonOf(field, value)])
      .sort(byFirst),
    quarrels: conflicts
      .map(({ field, alternatives }) => {
        const words = alternatives.map(({ device, value }) => [device, jsonOf(field, value)]);
        return [field, JSON.stringify(words.sort(byFirst))];
      })
      .sort(byFirst),
  };
  const [a, b] = [JSON.stringify(mine), JSON.stringify(theirs)];
  return a === b ? null : `by the laws ${a}, stored ${b}`;
}

function byFirst(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1;
}
