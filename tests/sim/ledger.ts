// The independent model: what the laws say a record must be after each line of the operation log. Written from the
// laws' words, sharing no code with src/domain. A record is a set of cells; a cell knows who wrote it and when, and
// which differing words are parked beside it. [M1]–[M9] [V2]–[V9]
import type { Role } from '../../src/domain/person.ts';

/** JSON of a value; 'null' stands for "nothing there". */
type Json = string;

interface Cell {
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
}

export interface Body {
  readonly op: string;
  readonly n: number;
  readonly k: string;
  readonly rec: string;
  readonly sc: string;
  readonly base: number;
  readonly set: Readonly<Record<string, unknown>>;
  readonly add: Readonly<Record<string, readonly string[]>>;
  readonly del: Readonly<Record<string, readonly string[]>>;
  readonly send: boolean;
  readonly sees: number;
  /** A decision's state, or the scope an edit moves its record to. */
  readonly to: string;
  readonly note: string;
  readonly cf: string;
}

export interface Verdict {
  readonly s: string;
  readonly why?: string;
  readonly page: Page | null;
}

export function bodyOf(text: string): Body {
  const given = JSON.parse(text) as Partial<Body>;
  return {
    op: given.op ?? '',
    n: given.n ?? 0,
    k: given.k ?? '',
    rec: given.rec ?? '',
    sc: given.sc ?? '',
    base: given.base ?? 0,
    set: given.set ?? {},
    add: given.add ?? {},
    del: given.del ?? {},
    send: given.send ?? false,
    sees: given.sees ?? -1,
    to: given.to ?? '',
    note: given.note ?? '',
    cf: given.cf ?? '',
  };
}

/** The worlds write a known bad value where they mean to be refused; every other value is good. */
export const poisonMinutes = 9999;

function isPoison(body: Body): boolean {
  return body.set['minutes'] === poisonMinutes || body.set['title'] === null;
}

const choices = new Set(['topics', 'audiences']);

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
  /** After a restore every version stands above this. */
  readonly floor: number;
  /** Kinds the server has not learned. */
  readonly unknown: readonly string[];
}

function nextVersion(v: number, { floor }: Writer): number {
  return Math.max(v, floor) + 1;
}

const deeds: Readonly<Record<string, Role>> = {
  new: 'officer',
  set: 'officer',
  del: 'officer',
  restore: 'officer',
  review: 'reviewer',
};

/** What must become of this operation, and of its record. */
export function judge(page: Page | null, body: Body, who: Writer): Verdict {
  if (who.unknown.includes(body.k)) return refused('held', 'needs-upgrade');
  const commune = communeOf(page?.scope ?? body.sc);
  const owns = who.units.includes(commune);
  const right = body.k === 'resolve' || deeds[body.k] === who.role;
  if (!owns || !right) {
    const hidden = page !== null && !owns && body.k !== 'new';
    const claims = right && who.units.includes(communeOf(body.sc));
    return refused('held', hidden && claims ? 'no-record' : 'not-allowed');
  }
  if (body.k === 'new') {
    if (page) return refused('rejected', 'record-exists');
    return isPoison(body)
      ? refused('rejected', 'invalid')
      : { s: 'applied', page: born(body, who) };
  }
  if (!page) return refused('held', 'no-record');
  // A base above the page's version names what a restore took back: it proves nothing seen. [M1]
  const seen = body.base > page.v ? { ...body, base: 0 } : body;
  if (body.k === 'set') return judgeEdit(page, seen, who);
  if (body.k === 'resolve') return judgeSettlement(page, seen, who);
  if (body.k === 'review') return judgeReview(page, body, who);
  if (body.k === 'del') return judgeCancel(page, seen, who);
  if (body.k === 'restore') {
    if (page.state !== 'cancelled') return { s: 'merged', page: null };
    return { s: 'applied', page: told(page, 'submitted', who) };
  }
  throw new Error(`the ledger knows no ${body.k}`);
}

function communeOf(scope: string): string {
  return /\.(\d+):/.exec(scope)?.[1] ?? '';
}

function refused(s: string, why: string): Verdict {
  return { s, why, page: null };
}

function born(body: Body, who: Writer): Page {
  const cells = new Map<string, Cell>();
  const v = nextVersion(0, who);
  for (const [field, value] of Object.entries(body.set)) {
    const json = jsonOf(field, value);
    if (json !== 'null') cells.set(field, { value: json, v, device: who.device });
  }
  const head = { scope: body.sc, creator: who.account, state: 'submitted', v, cv: v, lines: 1 };
  return { ...head, cells, elements: new Map(), quarrels: new Map() };
}

function told(page: Page, state: string, who: Writer): Page {
  return { ...page, state, v: nextVersion(page.v, who), lines: page.lines + 1 };
}

/** Has somebody else moved or parked anything here since this writer looked? */
function movedSince(page: Page, base: number, device: string): boolean {
  const strange = (v: number, by: string) => v > base && by !== device;
  const cells = [...page.cells.values(), ...page.elements.values()];
  return (
    cells.some((cell) => strange(cell.v, cell.device)) ||
    [...page.quarrels.values()].some(({ v, words }) =>
      [...words.keys()].some((by) => strange(v, by)),
    )
  );
}

interface Written {
  /** A choice that must not be empty would be, by a writer who had seen everything. [A16] */
  readonly emptied: boolean;
  readonly page: Page;
  readonly clashed: boolean;
  readonly asks: boolean;
  readonly changed: boolean;
}

/** Every cell by itself: agreed, taken, or parked beside what stands. */
function write(page: Page, body: Body, who: Writer, settles: boolean): Written {
  const v = nextVersion(page.v, who);
  const cells = new Map(page.cells);
  const elements = new Map(page.elements);
  const quarrels = new Map(page.quarrels);
  const blindly = movedSince(page, body.base, who.device);
  let [clashed, stamped, moved, emptied, spared] = [false, false, false, false, false];
  for (const [field, given] of Object.entries(body.set)) {
    const value = jsonOf(field, given);
    const cell = cells.get(field);
    const equal = (cell?.value ?? 'null') === value;
    const blind = cell !== undefined && cell.v > body.base && cell.device !== who.device;
    const quarrel = quarrels.get(field);
    if (!equal && blind) {
      const words = new Map(quarrel?.words).set(who.device, value);
      quarrels.set(field, { id: quarrel?.id ?? `${body.op}/${field}`, v, words });
      clashed = true;
      continue;
    }
    if (quarrel && quarrel.v <= body.base) quarrels.delete(field);
    if (equal && !settles) continue;
    cells.set(field, { value, v, device: who.device });
    stamped = true;
    moved ||= !equal;
  }
  for (const field of new Set([...Object.keys(body.add), ...Object.keys(body.del)])) {
    const before = JSON.parse(cells.get(field)?.value ?? 'null') as readonly string[] | null;
    const after = new Set(before ?? []);
    const marked: string[] = [];
    for (const element of body.del[field] ?? []) {
      const last = elements.get(`${field}/${element}`);
      const blind = last !== undefined && last.v > body.base && last.device !== who.device;
      if (!after.has(element) || blind) continue;
      after.delete(element);
      marked.push(element);
    }
    for (const element of body.add[field] ?? []) {
      after.add(element);
      marked.push(element);
    }
    // Each took away a half, and had not seen the other: what was left of it stays. [A16]
    const empties = after.size === 0 && (before ?? []).length > 0;
    if (empties && blindly) {
      spared = true;
      continue;
    }
    emptied ||= empties;
    for (const element of marked)
      elements.set(`${field}/${element}`, { value: 'true', v, device: who.device });
    stamped ||= marked.length > 0;
    const value = jsonOf(field, after.size > 0 ? [...after] : null);
    if (value === jsonOf(field, before)) continue;
    cells.set(field, { value, v, device: who.device });
    moved = true;
  }
  const changed = stamped || spared || clashed || quarrels.size !== page.quarrels.size;
  const written = { ...page, v, cv: stamped ? v : page.cv, cells, elements, quarrels };
  const asks = moved || clashed;
  return { page: { ...written, lines: page.lines + 1 }, clashed, asks, changed, emptied };
}

function judgeEdit(page: Page, body: Body, who: Writer): Verdict {
  if (isPoison(body)) return refused('rejected', 'invalid');
  if (page.state === 'cancelled') return refused('conflict', 'edited-after-delete');
  const written = write(page, body, who, false);
  if (page.state === 'approved') {
    if (!written.asks) return { s: 'merged', page: null };
    return { s: 'held', why: 'locked', page: told(page, 'approved', who) };
  }
  const seenAll = !movedSince(page, body.base, who.device);
  const date = JSON.parse(written.page.cells.get('date')?.value ?? '""') as string;
  const astray = !(body.to || page.scope).endsWith(`:${yearOf(date)}`);
  if (seenAll && (written.emptied || astray)) return refused('rejected', 'invalid');
  const verdict = outcome(page, body, who, written, body.send && page.state === 'returned');
  return body.to === '' || body.to === page.scope ? verdict : moved(page, body, who, verdict);
}

/** The year ends on 20 November. [P1] */
function yearOf(date: string): number {
  return Number(date.slice(0, 4)) + (date.slice(5) > '11-20' ? 1 : 0);
}

/** The scope a record lies in is a cell like any other, only that of two moves the first stays. [S16] */
function moved(page: Page, body: Body, who: Writer, verdict: Verdict): Verdict {
  const cell = page.cells.get(scopeCell);
  if (cell && cell.v > body.base && cell.device !== who.device)
    return { ...verdict, s: 'conflict', why: 'moved-meanwhile' };
  const v = nextVersion(page.v, who);
  const next = verdict.page ?? { ...page, v, lines: page.lines + 1 };
  const cells = new Map(next.cells).set(scopeCell, { value: 'null', v, device: who.device });
  return { ...verdict, page: { ...next, scope: body.to, cv: v, cells } };
}

/** Holds no value of its own: who moved the record, and when. */
const scopeCell = '@scope';

function outcome(page: Page, body: Body, who: Writer, written: Written, again: boolean): Verdict {
  const s = written.clashed
    ? 'conflict'
    : movedSince(page, body.base, who.device)
      ? 'merged'
      : 'applied';
  const why = written.clashed ? { why: 'differs' } : {};
  if (!written.changed && !again) return { s, ...why, page: null };
  const state = again ? 'submitted' : page.state;
  return { s, ...why, page: { ...written.page, state } };
}

function judgeSettlement(page: Page, body: Body, who: Writer): Verdict {
  const [field = ''] = Object.keys(body.set);
  if (isPoison(body)) return refused('rejected', 'invalid');
  const open = page.quarrels.get(field)?.id === body.cf;
  const same = (page.cells.get(field)?.value ?? 'null') === jsonOf(field, body.set[field]);
  if (!open && same) return { s: 'merged', page: null };
  // Without an open quarrel only the loser of a race may still speak. [M7]
  const cell = page.cells.get(field);
  const raced = cell !== undefined && cell.v > body.base && cell.device !== who.device;
  if (!open && !raced) return refused('conflict', 'no-conflict');
  if (page.state === 'cancelled') return refused('conflict', 'edited-after-delete');
  if (page.state === 'approved') return refused('held', 'locked');
  return outcome(page, body, who, write(page, body, who, true), false);
}

function judgeReview(page: Page, body: Body, who: Writer): Verdict {
  const reopens = body.to === 'returned' && page.state === 'approved';
  if (page.state !== 'submitted' && !reopens) return refused('conflict', 'not-reviewable');
  if (page.cv !== body.sees) return refused('conflict', 'stale-review');
  if (body.to === 'approved' && page.creator === who.account)
    return refused('rejected', 'own-record');
  if (body.to === 'approved' && page.quarrels.size > 0) return refused('conflict', 'open-conflict');
  if (body.to === 'returned' && body.note === '') return refused('rejected', 'note-needed');
  return { s: 'applied', page: told(page, body.to, who) };
}

function judgeCancel(page: Page, body: Body, who: Writer): Verdict {
  if (page.state === 'cancelled') return { s: 'merged', page: null };
  if (page.state === 'approved') return refused('held', 'locked');
  if (movedSince(page, body.base, who.device)) return refused('conflict', 'delete-vs-edit');
  return { s: 'applied', page: told(page, 'cancelled', who) };
}
