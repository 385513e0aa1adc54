// After every commit on a phone's disk: nothing saved is nowhere, a word claims what is so at the province, cursors
// and rows are of one piece, and the view is what it is built from. [1] [3] [8] [9] [13] [17]
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import type { EntryWord } from '../../src/domain/claim.ts';
import { syncedAt } from '../../src/domain/claim.ts';
import type {
  BaseRow,
  Entry,
  MetaRow,
  OutboxRow,
  PhotoRow,
  SentRow,
} from '../../src/store/database.ts';
import type { ScopeState } from '../../src/store/meta.ts';
import { canonical } from './canonical.ts';
import { isQuiet, rowsOf } from './disk.ts';
import { bodyOf } from './ledger.ts';
import { photosHold } from './photo-oracle.ts';
import { communes } from './posts.ts';
import type { Saved, SeatState, Tab, World } from './world.ts';

export interface PhoneFacts {
  readonly outbox: readonly OutboxRow[];
  readonly sent: readonly SentRow[];
  readonly base: readonly BaseRow[];
  readonly view: readonly Entry[];
  readonly photos: readonly PhotoRow[];
  readonly scopes: Readonly<Record<string, ScopeState>>;
  readonly levelAt: string | null;
  readonly epoch: string | undefined;
  /** The province speaks a newer protocol, and nothing comes down. */
  readonly tooOld: boolean;
}

export function factsOf(connection: unknown): PhoneFacts {
  const meta = new Map(rowsOf<MetaRow>(connection, 'meta').map(({ key, value }) => [key, value]));
  const levelAtMs = meta.get('levelAtMs');
  return {
    outbox: rowsOf(connection, 'outbox'),
    sent: rowsOf(connection, 'sent'),
    base: rowsOf(connection, 'base'),
    view: rowsOf(connection, 'view'),
    photos: rowsOf(connection, 'photo'),
    scopes: (meta.get('scopes') ?? {}) as Readonly<Record<string, ScopeState>>,
    levelAt: typeof levelAtMs === 'number' ? String(levelAtMs) : null,
    epoch: meta.get('epoch') as string | undefined,
    tooOld: meta.get('tooOld') === true,
  };
}

export function phoneCommitted(world: World, tab: Tab): void {
  const { connection, seat } = tab;
  if (!connection || !isQuiet(connection)) return;
  const facts = factsOf(connection);
  enter(world, tab, facts);
  nothingLost(world, seat, facts);
  // Of a history that was cut off it still believes what it was told; the next answer sets it right.
  if (facts.epoch !== undefined && facts.epoch !== world.province.epoch()) return;
  photosHold(world, seat, facts);
  wordsAreTrue(world, seat, facts);
  cursorsHold(world, seat, facts);
  viewIsBuilt(world, seat, facts);
}

/** Operations that are on the disk for the first time. */
function enter(world: World, tab: Tab, { outbox }: PhoneFacts): void {
  const { seat } = tab;
  for (const { op, n, rec, body, turn = 0 } of outbox) {
    const known = seat.saved.get(op);
    if (known) {
      if (known.body !== body) world.fail('13', `${op} was written again on the phone`);
      continue;
    }
    const displayed = tab.looking.get(rec);
    const saved = { op, n, turn, rec, body, ...(displayed === undefined ? {} : { displayed }) };
    for (const other of seat.saved.values())
      if (other.n === n && other.turn === turn)
        world.fail('14', `${seat.key} used the number ${n} twice`);
    const { k, base } = bodyOf(body);
    const shownAt = tab.shownAt.get(rec);
    if (k === 'set' && shownAt !== undefined && base > shownAt)
      world.fail('4', `${op} claims to have seen v${base}, its form showed v${shownAt}`);
    seat.saved.set(op, saved);
    world.saved.set(op, saved);
    world.savedOn.set(op, seat);
    if (!world.order.has(rec)) world.order.set(rec, world.order.size);
    seat.complete.set(rec, (seat.complete.get(rec) ?? 0) + 1);
    world.note(`disk ${seat.key} ${op.slice(-6)} n${n}`);
  }
}

/** In the order of saving: a device that took another id counts from one again. [S29] */
export function placeOf({ n, turn }: Pick<Saved, 'n' | 'turn'>): number {
  return turn * 1_000_000 + n;
}

/** Every operation is still to be sent, or answered: and if answered, the province has it. */
function nothingLost(world: World, seat: SeatState, facts: PhoneFacts): void {
  const { outbox, sent, base } = facts;
  const rows = new Set(base.map(({ id }) => id));
  const waiting = new Set(outbox.map(({ op }) => op));
  const answered = new Map(sent.map((row) => [row.op, row]));
  for (const [op, { rec }] of seat.saved) {
    const row = answered.get(op);
    // The phone may let go of what a backup holds.
    if (!row && !waiting.has(op) && world.backup?.ledger.results.has(op)) {
      // Its scope may be given back in the same answer, its row only with the next.
      const here = facts.scopes[scopeOf(world, seat, op)] && rows.has(rec);
      if (!here) seat.wiped.add(op);
      continue;
    }
    if (!row && !waiting.has(op)) return world.fail('1', `${op} of ${seat.key} is nowhere`);
    if (!row) continue;
    if (waiting.has(op)) return world.fail('1', `${op} waits and is answered`);
    const result = world.ledger.results.get(op);
    if (facts.epoch !== world.province.epoch()) continue;
    if (!result) return world.fail('3', `${op} counts as answered, the province has never seen it`);
    if (result.s !== row.result.s)
      return world.fail('3', `${op} was ${result.s}, kept as ${row.result.s}`);
  }
}

function scopeOf({ ledger }: World, { saved }: SeatState, op: string): string {
  const { rec = '', body = '{}' } = saved.get(op) ?? {};
  return ledger.pages.get(rec)?.scope ?? bodyOf(body).sc;
}

const claims: ReadonlySet<EntryWord> = new Set(['sent', 'returned', 'approved', 'cancelled']);
const asking: ReadonlySet<string> = new Set(['conflict', 'held', 'rejected']);

/** What the chip of each entry and the line of the book say, against what the province has. [W1]–[W5] */
function wordsAreTrue(world: World, seat: SeatState, facts: PhoneFacts): void {
  const mine = Map.groupBy(seat.saved.values(), ({ rec }) => rec);
  const base = new Map(facts.base.map((row) => [row.id, row]));
  for (const { id, word, state, scope } of facts.view) {
    // Hidden from every screen. [S26]
    if (facts.scopes[scope]?.lost) continue;
    world.coverage.met('words', word);
    const own = mine.get(id) ?? [];
    const newest = Math.max(0, ...own.map(placeOf));
    const unseen = own.some(({ op }) => !world.ledger.results.has(op));
    if (unseen && word !== 'saved')
      return world.fail('3', `${id} says ${word}, not all of it is sent`);
    if (!claims.has(word)) continue;
    const closed = seat.closed.get(id) ?? 0;
    const open = own.find((saved) => {
      const [op, place] = [saved.op, placeOf(saved)];
      // Taken away with its scope, and given back without the answer.
      if (seat.wiped.has(op)) return false;
      const { s, why } = world.ledger.results.get(op) ?? { s: '' };
      return asking.has(s) && why !== 'differs' && place === newest && place > closed;
    });
    if (open) return world.fail('3', `${id} says ${word}, ${open.op} asks for a person`);
    if ((base.get(id)?.row?.conflicts.length ?? 0) > 0)
      return world.fail('3', `${id} says ${word} over an open conflict`);
    if (word !== 'sent' && word !== state) world.fail('3', `${id} says ${word}, it is ${state}`);
  }
  if (facts.tooOld) return world.coverage.met('skew', 'told to update');
  const level = syncedAt({
    outbox: facts.outbox.length,
    photos: 0,
    scopes: Object.values(facts.scopes).filter(({ lost, freed }) => !lost && !freed),
    levelAt: facts.levelAt,
  });
  if (level === null) return;
  world.coverage.met('words', 'synced');
  const unsent = [...seat.saved.keys()].find((op) => !world.ledger.results.has(op));
  if (unsent) return world.fail('3', `${seat.key} says synced, ${unsent} is not sent`);
  for (const [scope, { cursor, lost, freed }] of Object.entries(facts.scopes)) {
    if (lost || freed) continue;
    const [due, got] = [rowsAt(world, scope, cursor), baseOf(facts, scope)];
    if (due !== got)
      return world.fail('3', `${seat.key} says synced, ${scope} is ${got}, due ${due}`);
  }
}

/** What a scope was at a position: its records with their versions. */
function rowsAt(world: World, scope: string, position: number): string {
  const history = world.ledger.histories.get(scope) ?? [];
  const rows = new Map(history.slice(0, position).map((passage) => [passage.id, passage]));
  const here = [...rows.values()].filter(({ gone }) => !gone);
  return JSON.stringify(here.map(({ id, v }) => `${id} ${v}`).sort());
}

function baseOf({ base }: PhoneFacts, scope: string): string {
  // What has left stays to be seen while an answer about it is open; it is not counted. [S25]
  const rows = base.filter((row) => row.scope === scope && !row.left);
  return JSON.stringify(rows.map(({ id, v }) => `${id} ${v}`).sort());
}

/** A cursor at q means: everything up to q is here, or something later of it. Rows beyond it are not here yet. */
function cursorsHold(world: World, seat: SeatState, { base, scopes }: PhoneFacts): void {
  const ever = world.granted.get(seat.login);
  const here = new Map(base.map((row) => [row.id, row]));
  for (const { scope, id, q, gen, left } of base) {
    // What an earlier download left is neither counted nor claimed until the present one is complete.
    if (left || (gen ?? 0) !== scopes[scope]?.gen) continue;
    if (!ever?.has(communes.findIndex((code) => scope.includes(`.${code}:`))))
      return world.fail('17', `${seat.key} holds ${id} of ${scope}`);
    const cursor = scopes[scope]?.cursor ?? 0;
    if (q > cursor) return world.fail('9', `${id} at ${q} is beyond the cursor ${cursor}`);
  }
  for (const [scope, { cursor, sum, gen, freed }] of Object.entries(scopes)) {
    // Rows were taken off to make room: nothing is claimed of it.
    if (freed) continue;
    const counted = base.filter(
      (row) => row.scope === scope && !row.left && (row.gen ?? 0) === gen,
    );
    const due = counted.reduce((all, { id, v }) => moveChecksum(all, id, null, v), emptyChecksum);
    if (due !== sum) return world.fail('9', `${seat.key} reckons ${scope} at ${sum}, it is ${due}`);
    const history = world.ledger.histories.get(scope) ?? [];
    if (cursor > history.length)
      return world.fail('8', `${seat.key} stands at ${cursor} of ${history.length} in ${scope}`);
    // What has changed again since is met again, beyond the cursor.
    const later = new Set(history.slice(cursor).map(({ id }) => id));
    const passed = new Map(history.slice(0, cursor).map((passage) => [passage.id, passage]));
    for (const { id, v, gone } of passed.values()) {
      if (later.has(id)) continue;
      const row = here.get(id);
      if (gone) {
        if (row && row.v <= v && row.scope === scope && !row.left && (row.gen ?? 0) === gen)
          return world.fail('19', `${seat.key} keeps ${id} after it left ${scope}`);
        continue;
      }
      if (!row || row.v < v)
        return world.fail('8', `${seat.key} passed ${cursor} of ${scope} without ${id} v${v}`);
    }
  }
}

/** Where nothing of one's own is ahead, the view shows the province's row and nothing else. [S5] */
function viewIsBuilt(world: World, seat: SeatState, facts: PhoneFacts): void {
  const view = new Map(facts.view.map((entry) => [entry.id, entry]));
  const ahead = new Set(facts.outbox.map(({ rec }) => rec));
  const sent = Map.groupBy(facts.sent, ({ rec }) => rec);
  for (const { id, v, row } of facts.base) {
    if (!row || ahead.has(id)) continue;
    if ((sent.get(id) ?? []).some(({ result }) => (result.v ?? 0) > v)) continue;
    const entry = view.get(id);
    if (!entry) return world.fail('9', `${seat.key} does not show ${id}`);
    const same = entry.v === v && entry.state === row.state;
    if (!same || canonical(entry.values) !== canonical(row.values))
      return world.fail('9', `${seat.key} shows ${id} otherwise than v${v}`);
  }
}
