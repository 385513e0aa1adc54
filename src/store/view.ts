// The view of one record, built again from what is durable. Called inside the transaction that changed it. [S5]
import type { Table } from 'dexie';
import { entryWord } from '../domain/claim.ts';
import type { Operation } from '../domain/operation.ts';
import { operationSchema } from '../domain/operation.ts';
import type { Shown } from '../domain/rebase.ts';
import { rebase } from '../domain/rebase.ts';
import type { Row } from '../domain/record.ts';
import { openReturn, stateSince } from '../domain/record.ts';
import { searchText } from '../domain/search-text.ts';
import type { BaseRow, Database, Entry, OutboxRow, SentRow } from './database.ts';
import { isEmpty } from './database.ts';
import { bySaving } from './outbox.ts';

/** Everything this device knows of one record. */
export interface RecordFacts {
  readonly row: Row | null;
  readonly shown: Shown | null;
  /** Saved here, not yet answered. */
  readonly waiting: readonly OutboxRow[];
  /** Answered, and asking to be looked at. */
  readonly open: readonly SentRow[];
  /** The province has no such record and took none of ours: it must be offered again whole. */
  readonly refused: boolean;
  /** Its scope is not this account's any more: not to be shown. [S26] */
  readonly locked?: true;
  /** The province's receipt for the last answered operation. [W9] */
  readonly receipt?: string;
  /** Everything this device wrote about it is inside a backup. [W8] */
  readonly safe?: boolean;
}

/** Our own frozen bytes back as a value; they were made by `saveOperation`, so they parse. */
export function operationOf(row: OutboxRow): Operation | null {
  const parsed = operationSchema.safeParse(JSON.parse(row.body));
  return parsed.success ? parsed.data : null;
}

export async function readRecord(db: Database, rec: string): Promise<RecordFacts> {
  const [base, sent, waiting] = await Promise.all([
    db.base.get(rec),
    db.sent.where('rec').equals(rec).toArray(),
    db.outbox.where('rec').equals(rec).toArray(),
  ]);
  return factsOf(base, sent.sort(bySaving), waiting.sort(bySaving));
}

function factsOf(
  base: BaseRow | undefined,
  sent: readonly SentRow[],
  waiting: readonly OutboxRow[],
): RecordFacts {
  const row = base?.row ?? null;
  // Answered operations count until the row that contains them has come down; all of them if the province has none,
  // except for those of a record that has left since, also while they are offered to a restored province. What is still
  // open of it keeps it to be seen, with all that leads up to that. [S25]
  const held = [...waiting, ...sent.filter((one) => one.open === 1)];
  const seen = row !== null || held.some((one) => one.over !== 1);
  const here = (one: OutboxRow) => seen || one.over !== 1;
  const ahead = sent.filter((one) => here(one) && (row === null || (one.result.v ?? 0) > row.v));
  const unanswered = waiting.filter(here).map(operationOf);
  const operations = [...ahead.map(operationOf), ...unanswered].filter((op) => op !== null);
  const open = sent.filter((one) => one.open === 1);
  const offered = unanswered.some((operation) => operation?.k === 'new');
  const taken = sent.some((one) => one.result.s !== 'rejected' && one.result.s !== 'held');
  const refused = row === null && sent.length > 0 && !offered && !taken;
  return { row, shown: rebase(row, operations), waiting, open, refused };
}

/** What is durable about one record, as its writer has just read and written it. */
interface Durable {
  readonly base: BaseRow | undefined;
  readonly sent: readonly SentRow[];
  readonly waiting: readonly OutboxRow[];
}

/**
 * The view of one record without reading again what the caller of this transaction already has.
 * @returns false when there is nothing to show
 */
export async function putView(db: Database, rec: string, known: Durable): Promise<boolean> {
  const { base, sent, waiting } = known;
  const facts = factsOf(base, [...sent].sort(bySaving), [...waiting].sort(bySaving));
  if (facts.shown) await db.view.put(entryOf(facts.shown, facts));
  else await db.view.delete(rec);
  return facts.shown !== null;
}

export async function rebuildView(db: Database, rec: string): Promise<void> {
  await rebuildViews(db, [rec]);
}

/** Many at once: a page of a thousand rows is four reads and two writes. */
export async function rebuildViews(db: Database, recs: readonly string[]): Promise<void> {
  if (recs.length === 0) return;
  const [bases, sent, waiting] = await Promise.all([
    db.base.bulkGet([...recs]),
    byRecord(db.sent, recs),
    byRecord(db.outbox, recs),
  ]);
  const entries: Entry[] = [];
  const hidden: string[] = [];
  for (const [index, rec] of recs.entries()) {
    const facts = factsOf(bases[index], sent.get(rec) ?? [], waiting.get(rec) ?? []);
    if (facts.shown) entries.push(entryOf(facts.shown, facts));
    else hidden.push(rec);
  }
  await db.view.bulkPut(entries);
  await db.view.bulkDelete(hidden);
}

async function byRecord<T extends OutboxRow>(
  table: Table<T, string>,
  recs: readonly string[],
): Promise<ReadonlyMap<string, readonly T[]>> {
  const rows = (await isEmpty(table)) ? [] : await table.where('rec').anyOf(recs).toArray();
  const found = new Map<string, T[]>();
  for (const row of rows.sort(bySaving)) {
    const list = found.get(row.rec);
    if (list) list.push(row);
    else found.set(row.rec, [row]);
  }
  return found;
}

function entryOf(shown: Shown, { row, waiting, open, refused }: RecordFacts): Entry {
  const conflicts = row?.conflicts.length ?? 0;
  const back = row ? openReturn(row) : undefined;
  const pins = Object.values(back?.pins ?? {});
  const since = row?.state === shown.state ? stateSince(row) : undefined;
  const returned =
    shown.state === 'returned' ? [...pins, back?.note].find((text) => text) : undefined;
  return {
    id: shown.id,
    scope: shown.scope,
    type: shown.type,
    date: typeof shown.values.date === 'string' ? shown.values.date : '',
    state: shown.state,
    word: entryWord({
      waiting: waiting.length,
      open: open.length,
      conflicts,
      state: shown.state,
      refused,
    }),
    v: row?.v ?? 0,
    cv: row?.cv ?? 0,
    values: shown.values,
    conflicts,
    ...(returned ? { returned } : {}),
    ...(since ? { since } : {}),
    ...(shown.into ? { into: shown.into } : {}),
    ...(shown.checked && shown.state === 'submitted' ? { checked: true } : {}),
    returns:
      row?.story.filter((entry) => entry.kind === 'review' && entry.to === 'returned').length ?? 0,
    fold: searchText(shown.type, shown.values),
  };
}
