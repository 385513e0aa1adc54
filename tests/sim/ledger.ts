// The independent model: what the laws say a record must be after each line of the operation log. Written from the
// laws' words, sharing no code with src/domain. A record is a set of cells; a cell knows who wrote it and when, and
// which differing words are parked beside it. [M1]–[M9] [V2]–[V13]
import type { Role } from '../../src/domain/person.ts';
import type { Written } from './ledger-cells.ts';
import { movedSince, write } from './ledger-cells.ts';
import type { Body, Cell, Page, Writer } from './ledger-page.ts';
import { jsonOf, nextVersion } from './ledger-page.ts';

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
    based: given.base !== undefined,
    set: given.set ?? {},
    add: given.add ?? {},
    del: given.del ?? {},
    send: given.send ?? false,
    sees: given.sees ?? -1,
    to: given.to ?? '',
    note: given.note ?? '',
    cf: given.cf ?? '',
    into: given.into ?? null,
  };
}

/** The worlds write a known bad value where they mean to be refused; every other value is good. */
export const poisonMinutes = 9999;

function isPoison(body: Body): boolean {
  return body.set['minutes'] === poisonMinutes || body.set['title'] === null;
}

const deeds: Readonly<Record<string, Role>> = {
  new: 'officer',
  set: 'officer',
  del: 'officer',
  restore: 'officer',
  review: 'reviewer',
  check: 'reviewer',
};
const anybody = new Set(['resolve', 'join']);
const reviews = new Set(['review', 'check']);

/**
 * What must become of this operation, and of its record.
 * @param other the page a join names
 */
export function judge(page: Page | null, body: Body, who: Writer, other: Page | null): Verdict {
  const verdict = judged(page, body, who, other);
  const { page: next } = verdict;
  if (!next || next.lines === page?.lines) return verdict;
  const { account } = who;
  const approves = body.k === 'review' && body.to === 'approved';
  const approval = approves ? { approval: { v: next.v, account } } : {};
  const { check: _, ...bare } = next;
  const stands = checkAfter(page, body, who);
  return { ...verdict, page: { ...bare, ...stands, last: { k: body.k, account }, ...approval } };
}

/** Decisions leave a check standing; taken back from what waits, it was the check itself. All else ends it. [V15] */
function checkAfter(page: Page | null, body: Body, who: Writer): Pick<Page, 'check'> {
  if (body.k === 'check') return { check: { account: who.account, cv: page?.cv ?? 0 } };
  const undone = body.to === 'submitted' && page?.state === 'submitted';
  return body.k === 'review' && !undone && page?.check ? { check: page.check } : {};
}

function judged(page: Page | null, body: Body, who: Writer, other: Page | null): Verdict {
  if (who.unknown.includes(body.k)) return refused('held', 'needs-upgrade');
  const commune = communeOf(page?.scope ?? body.sc);
  const owns = who.units.includes(commune);
  const province = who.role === 'province';
  const right = province ? reviews.has(body.k) : anybody.has(body.k) || deeds[body.k] === who.role;
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
  if (body.k === 'review') return judgeReview(page, seen, who);
  if (body.k === 'check') return judgeCheck(page, seen, who);
  if (body.k === 'join') return judgeJoin(page, seen, who, other);
  if (body.k === 'del') return judgeCancel(page, seen, who);
  if (body.k === 'restore') {
    if (page.state !== 'cancelled') return { s: 'merged', page: null };
    return { s: 'applied', page: apart(page, who) };
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

function apart(page: Page, who: Writer): Page {
  const { into: _, ...alone } = page;
  return told(alone, 'submitted', who);
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
  const astray = isAstray(written, body.to || page.scope);
  if (seenAll && (written.emptied || astray)) return refused('rejected', 'invalid');
  const verdict = outcome(page, body, who, written, body.send && page.state === 'returned');
  // For a day that is only parked it does not move. [A6]
  const stays = body.to === '' || body.to === page.scope || astray;
  return stays ? verdict : moved(page, body, who, verdict);
}

/** Its day, as it stands after the deed, is of another year than the scope. */
function isAstray({ page }: Written, scope: string): boolean {
  const date = JSON.parse(page.cells.get('date')?.value ?? '""') as string;
  return !scope.endsWith(`:${yearOf(date)}`);
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
  const written = write(page, body, who, true);
  // The day that is chosen stays in its year. [A6]
  const chosen = field === 'date' && !same && !written.clashed;
  if (chosen && isAstray(written, page.scope)) return refused('rejected', 'invalid');
  return outcome(page, body, who, written, false);
}

function judgeCheck(page: Page, body: Body, who: Writer): Verdict {
  if (who.role === 'province') return refused('held', 'not-allowed');
  if (who.steps === 1) return refused('conflict', 'one-step');
  if (page.state !== 'submitted') return refused('conflict', 'not-reviewable');
  if (page.cv !== body.sees) return refused('conflict', 'stale-review');
  if (page.creator === who.account) return refused('rejected', 'own-record');
  if (page.quarrels.size > 0) return refused('conflict', 'open-conflict');
  if (page.check) return { s: 'merged', page: null };
  return { s: 'applied', page: told(page, 'submitted', who) };
}

function judgeReview(page: Page, body: Body, who: Writer): Verdict {
  const settles = who.steps === 1 ? 'reviewer' : 'province';
  if (who.role === 'province' && who.steps === 1) return refused('held', 'not-allowed');
  if (body.to === 'submitted') return judgeTakenBack(page, body, who);
  const knows = !body.based || page.approval?.account === who.account;
  const reopens =
    body.to === 'returned' &&
    page.state === 'approved' &&
    (knows || body.base >= (page.approval?.v ?? 0));
  if (page.state !== 'submitted' && !reopens) return refused('conflict', 'not-reviewable');
  if (page.cv !== body.sees) return refused('conflict', 'stale-review');
  if ((reopens || body.to === 'approved') && who.role !== settles)
    return refused('conflict', 'second-step');
  if (body.to === 'approved' && page.creator === who.account)
    return refused('rejected', 'own-record');
  if (body.to === 'approved' && page.quarrels.size > 0) return refused('conflict', 'open-conflict');
  const checked = page.check !== undefined && page.check.account !== who.account;
  if (body.to === 'approved' && who.steps === 2 && !checked)
    return refused('conflict', 'not-checked');
  if (body.to === 'returned' && body.note === '') return refused('rejected', 'note-needed');
  return { s: 'applied', page: told(page, body.to, who) };
}

function judgeTakenBack(page: Page, body: Body, who: Writer): Verdict {
  const decided =
    page.state !== 'cancelled' && (page.state !== 'submitted' || page.last?.k === 'check');
  const own = reviews.has(page.last?.k ?? '') && page.last?.account === who.account;
  if (!decided || !own) return refused('conflict', 'not-reviewable');
  if (page.cv !== body.sees) return refused('conflict', 'stale-review');
  return { s: 'applied', page: told(page, 'submitted', who) };
}

function judgeJoin(page: Page, body: Body, who: Writer, other: Page | null): Verdict {
  if (body.into === null) {
    if (page.into === undefined) return { s: 'merged', page: null };
    return { s: 'applied', page: apart(page, who) };
  }
  if (page.state === 'cancelled') {
    if (page.into === body.into) return { s: 'merged', page: null };
    return refused('conflict', 'edited-after-delete');
  }
  const sees = other !== null && who.units.includes(communeOf(other.scope));
  if (!sees || other === page || other.state === 'cancelled')
    return refused('conflict', 'cannot-join');
  if (who.role === 'officer' && page.state === 'approved') return refused('held', 'locked');
  if (who.steps === 2 && page.state === 'approved') return refused('conflict', 'second-step');
  if (movedSince(page, body.base, who.device)) return refused('conflict', 'delete-vs-edit');
  return { s: 'applied', page: { ...told(page, 'cancelled', who), into: body.into } };
}

function judgeCancel(page: Page, body: Body, who: Writer): Verdict {
  if (page.state === 'cancelled') return { s: 'merged', page: null };
  if (page.state === 'approved') return refused('held', 'locked');
  if (movedSince(page, body.base, who.device)) return refused('conflict', 'delete-vs-edit');
  return { s: 'applied', page: told(page, 'cancelled', who) };
}
