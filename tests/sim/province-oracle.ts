// After every commit of the province: each new line of its log is judged by the ledger, and result, record, position
// and checksum must be what the laws say. [1] [2] [4] [5] [6] [7] [12] [13] [14] [18] [26]
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import { canonical } from './canonical.ts';
import { bodyOf, judge } from './ledger.ts';
import type { Body, Page } from './ledger-page.ts';
import { difference } from './ledger-page.ts';
import { arrivals, shows } from './photo-oracle.ts';
import type { LogLine, RecordLine } from './province.ts';
import { rebuild, rebuiltOtherwise } from './rebuild.ts';
import { nothingUnseenGone, wordKey } from './unseen-oracle.ts';
import type { Passage, World } from './world.ts';
import { stepsAt, unitsOf } from './world.ts';

interface Result {
  readonly s: string;
  readonly v?: number;
  readonly q?: number;
  readonly why?: { readonly type: string };
}

export function folded(world: World): void {
  const { province, ledger } = world;
  const come = arrivals(world);
  const touched = replayed(world);
  const lines = province.log(ledger.lastRow);
  for (const { device, n } of lines) if (n === null) ledger.shared.add(device);
  for (const line of lines) {
    ledger.lastRow = line.rowid;
    const body = bodyOf(line.body);
    asSaved(world, line, body);
    inOrder(world, line);
    const { device } = line;
    // Where two phones speak under one id, a request's writer is called by what is new of it. [S22]
    const writer = ledger.shared.has(device) ? `${device}~${lines[0]?.op}` : device;
    judged(world, line, body, { writer });
    touched.add(body.rec);
  }
  // Within an operation's commit a row takes one position; a photo that comes by itself takes one for each record.
  if (touched.size === 0) moved(world, come, touched);
  if (touched.size === 0) return;
  compareRecords(world, touched);
  compareHeads(world);
}

/** A photo that has come moves the rows that show it, and changes nothing else of them. [F10] */
function moved(world: World, come: ReturnType<typeof arrivals>, touched: Set<string>): void {
  const { ledger, province } = world;
  const shown = come.filter(({ id, rec }) => shows(ledger.pages.get(rec), id));
  const recs = new Set(shown.map(({ rec }) => rec));
  const lines = province.records().filter(({ id }) => recs.has(id));
  for (const { id, q } of lines.sort((a, b) => a.q - b.q)) {
    const { scope = '', v = 0 } = ledger.pages.get(id) ?? {};
    touched.add(id);
    const position = pass(world, scope, { id, v });
    if (q !== position) world.fail('8', `${id} stands at ${q} with its photo, due ${position}`);
  }
}

interface Replayed extends LogLine {
  readonly later: string;
  readonly later_at: string;
}

const settledHeld = `select operation.rowid as rowid, operation.*, held.later as later, held.later_at as later_at from held
  join operation on operation.op = held.op where held.later_at is not null
  order by held.received, held.device, json_extract(operation.body, '$.n'), held.op`;

/** What was held is decided again when nothing stands in its way any more, before the request's own operations. */
function replayed(world: World): Set<string> {
  const { ledger, province, coverage } = world;
  const touched = new Set<string>();
  for (const line of province.query(settledHeld) as readonly Replayed[]) {
    if (ledger.replayed.has(line.op)) continue;
    ledger.replayed.add(line.op);
    const body = bodyOf(line.body);
    if (isClosedRequest(JSON.parse(line.later) as Result)) {
      const { why = '', k = '' } = ledger.results.get(line.op) ?? {};
      // Held for another reason first, it may have met the lock when it was looked at again.
      const met = why === 'locked' || (again.has(why) && lockable.has(k));
      if (!met) world.fail('6', `${line.op} left the tray, and was no request`);
      coverage.met('replays', 'request closed');
      continue;
    }
    const shared = ledger.shared.has(line.device);
    const after = [...ledger.results.values()].some(
      ({ device, rec, n, v }) =>
        device === line.device && rec === body.rec && n > body.n && v !== undefined,
    );
    // He has offered the whole record again since: that offer holds what this one wanted, and nothing may happen.
    const offered = [...ledger.results.values()].some(
      ({ device, rec, n, v, k }) =>
        device === line.device && rec === body.rec && k === 'new' && n > body.n && v !== undefined,
    );
    if (offered && !shared) {
      const { s, v } = JSON.parse(line.later) as Result;
      if (s !== 'merged' || v !== undefined)
        world.fail('5', `${line.op} quarrels with its own author`);
      coverage.met('replays', 'offered again');
      continue;
    }
    // What he wrote on the record since has not seen this: it counts as another's.
    const apart = after ? `${line.device}~` : line.device;
    const writer = shared ? `${line.device}~${line.op}` : apart;
    const { why } = (JSON.parse(line.later) as Result) ?? {};
    if (after && why?.type === 'differs') coverage.met('replays', 'late, and parked');
    judged(world, { ...line, result: line.later }, body, { writer, again: line.later_at });
    touched.add(body.rec);
    coverage.met('replays', after ? 'late' : 'in time');
  }
  return touched;
}

/** Reasons for which a held operation is looked at again, and kinds that an approval refuses and does not write down. */
const again = new Set(['not-allowed', 'no-record', 'needs-upgrade', 'internal']);
const lockable = new Set(['del', 'resolve', 'join']);

/** What was asked of an approved record stands in its story since: opened again, it leaves the tray as it was. [V7] */
function isClosedRequest({ s, v, why }: Result): boolean {
  return s === 'held' && why?.type === 'locked' && v === undefined;
}

/** The body that is kept is the body that was saved. */
function asSaved(world: World, line: LogLine, body: Body): void {
  const saved = world.saved.get(body.op);
  if (!saved) return world.fail('13', `an operation nobody saved is in the log: ${line.op}`);
  if (canonical(JSON.parse(saved.body)) !== canonical(JSON.parse(line.body)))
    world.fail('13', `${line.op} is kept otherwise than it was saved`);
}

/** What was saved on a record first comes first; an operation that rests holds up nothing but its record. */
function inOrder(world: World, line: LogLine): void {
  const { numbers } = world.ledger;
  // Of two phones under one id each has an order of its own.
  if (world.plan.copiedAt !== null) return;
  if (line.n === null) return world.fail('14', `${line.op} has no number of its own`);
  const key = `${line.device}/${line.rec}`;
  const last = numbers.get(key) ?? 0;
  if (line.n <= last) world.fail('14', `${key} sent ${line.n} after ${last}`);
  numbers.set(key, line.n);
}

interface Judging {
  /** Whose word it counts as. */
  readonly writer: string;
  /** When it was held, and is decided again now. */
  readonly again?: string;
}

function judged(world: World, line: LogLine, body: Body, { writer, again }: Judging): void {
  const { ledger, province, coverage } = world;
  const login = world.seats.find((seat) => seat.account === line.account_id)?.login ?? '';
  const page = ledger.pages.get(body.rec) ?? null;
  const verdict = judge(
    page,
    body,
    {
      device: writer,
      account: line.account_id,
      role: province.role(line.account_id),
      units: unitsOf(world, login),
      steps: stepsAt(world, again ?? line.received),
      floor: ledger.floor,
      unknown: world.unknown,
    },
    ledger.pages.get(body.into ?? '') ?? null,
  );
  const result = JSON.parse(line.result) as Result;
  const forked = writer !== line.device && again === undefined ? 'device-forked' : '';
  const [due, got] = [
    `${verdict.s} ${verdict.why ?? forked}`,
    `${result.s} ${result.why?.type ?? ''}`,
  ];
  world.note(`log ${body.k} ${body.rec.slice(-4)} ${line.device.slice(0, 4)}:${line.n} ${got}`);
  coverage.met('results', `${body.k} ${got}`.trim());
  coverage.met('outcomes', result.s);
  if (result.why) coverage.met('problems', result.why.type);
  rebuild(world, { ...line, device: writer }, login, again);
  if (due !== got)
    return world.fail('6', `${body.k} ${line.op}: by the laws ${due}, answered ${got}`);
  const known = ledger.results.get(body.op);
  // The phone keeps its first answer.
  ledger.results.set(body.op, {
    s: again === undefined ? result.s : (known?.s ?? result.s),
    device: again === undefined ? line.device : writer,
    rec: body.rec,
    n: body.n,
    k: body.k,
    ...(result.why ? { why: result.why.type } : {}),
    ...(result.v === undefined ? {} : { v: result.v }),
  });
  if (!verdict.page) {
    if (result.v !== undefined) world.fail('6', `${line.op} changed a record it may not`);
    return;
  }
  if (result.v !== verdict.page.v)
    world.fail('6', `${line.op}: v ${verdict.page.v}, answered ${result.v}`);
  const approves = body.k === 'review' && body.to === 'approved';
  if (approves || body.k === 'check') approvedAsSeen(world, body);
  if (approves) checkedBefore(world, line, page, again ?? line.received);
  nothingUnseenGone(world, body, page, verdict.page);
  const { scope, v } = verdict.page;
  world.wordAt.set(wordKey(body.rec, v), body.op);
  ledger.pages.set(body.rec, { ...verdict.page, buried: false });
  if (page && page.scope !== scope) {
    if (!page.buried) pass(world, page.scope, { id: body.rec, v, gone: true });
    coverage.met('moves', 'to another year');
  }
  const position = pass(world, scope, { id: body.rec, v });
  if (result.q !== position) world.fail('8', `${line.op}: position ${result.q}, due ${position}`);
}

/** @returns the position it takes */
function pass({ ledger }: World, scope: string, passage: Passage): number {
  const history = ledger.histories.get(scope) ?? [];
  ledger.histories.set(scope, history);
  return history.push(passage);
}

/** Cancelled records have gone under their tombstones, and nothing else has changed. [S18] */
export function houseKept(world: World): void {
  const { ledger, coverage } = world;
  const due = [...ledger.pages].filter(
    ([, page]) => page.state === 'cancelled' && page.into === undefined && !page.buried,
  );
  for (const [id, page] of due.sort(([a], [b]) => (a < b ? -1 : 1))) {
    ledger.pages.set(id, { ...page, buried: true });
    pass(world, page.scope, { id, v: page.v, gone: true });
    coverage.met('moves', 'buried');
  }
  compareRecords(world, new Set(due.map(([id]) => id)));
  compareHeads(world);
}

/** An approval is of what the reviewer had on his screen, cell by cell. */
function approvedAsSeen(world: World, body: Body): void {
  const displayed = world.saved.get(body.op)?.displayed;
  const page = world.ledger.pages.get(body.rec);
  if (displayed === undefined || !page) return;
  const cells = [...page.cells].filter(([, cell]) => cell.value !== 'null');
  const present = canonical(
    Object.fromEntries(cells.map(([field, { value }]) => [field, JSON.parse(value)])),
  );
  if (present !== displayed)
    world.fail('18', `${body.rec} approved as ${present}, shown as ${displayed}`);
}

/** In two steps nothing is approved that no other has checked, just as it is. [V14] */
function checkedBefore(world: World, line: LogLine, page: Page | null, at: string): void {
  if (stepsAt(world, at) === 1) return;
  world.coverage.met('steps', 'approved in two');
  const { account, cv } = page?.check ?? {};
  if (account === undefined || account === line.account_id || cv !== page?.cv)
    world.fail('18', `${line.rec} approved by ${line.account_id}, checked by ${account} at ${cv}`);
}

function compareRecords(world: World, touched: ReadonlySet<string>): void {
  const { ledger, province } = world;
  const lines = new Map(province.records().map((line): [string, RecordLine] => [line.id, line]));
  for (const rec of touched) {
    const [page, line] = [ledger.pages.get(rec), lines.get(rec)];
    if (!page && !line) continue;
    const how = page && line ? difference(page, line) : 'it is there for one of the two only';
    if (how) world.fail('4', `record ${rec}: ${how}`);
    const otherwise = line ? rebuiltOtherwise(ledger.rebuilt.get(rec), line) : null;
    if (otherwise) world.fail('26', `record ${rec}: ${otherwise}`);
  }
}

function compareHeads(world: World): void {
  const { ledger, province } = world;
  for (const { scope, q, chk, n } of province.heads()) {
    const due = ledger.histories.get(scope)?.length ?? 0;
    if (q !== due) world.fail('8', `${scope} stands at ${q}, due ${due}`);
    const live = [...ledger.pages].filter(([, page]) => page.scope === scope && !page.buried);
    const sum = live.reduce((all, [id, { v }]) => moveChecksum(all, id, null, v), emptyChecksum);
    if (n !== live.length || chk !== sum)
      world.fail('8', `${scope} counts ${n} and ${chk}, due ${live.length} and ${sum}`);
  }
}
