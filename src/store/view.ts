// The view of one record, built again from what is durable. Called inside the transaction that changed it. [S5]
import type { ActivityType } from '../domain/activity/type.ts';
import { entryWord } from '../domain/claim.ts';
import type { Values } from '../domain/field.ts';
import type { Operation } from '../domain/operation.ts';
import { operationSchema } from '../domain/operation.ts';
import type { Shown } from '../domain/rebase.ts';
import { rebase } from '../domain/rebase.ts';
import type { Row } from '../domain/record.ts';
import { openReturn } from '../domain/record.ts';
import { fold } from '../domain/text.ts';
import type { Database, Entry, OutboxRow, SentRow } from './database.ts';

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
}

/** Our own frozen bytes back as a value; they were made by `saveOperation`, so they parse. */
export function operationOf(row: OutboxRow): Operation | null {
  const parsed = operationSchema.safeParse(JSON.parse(row.body));
  return parsed.success ? parsed.data : null;
}

export async function readRecord(db: Database, rec: string): Promise<RecordFacts> {
  const [base, sent, waiting] = await Promise.all([
    db.base.get(rec),
    db.sent.where('rec').equals(rec).sortBy('n'),
    db.outbox.where('rec').equals(rec).sortBy('n'),
  ]);
  const row = base?.row ?? null;
  // Answered operations count until the row that contains them has come down; all of them if the province has none.
  const ahead = sent.filter((one) => row === null || (one.result.v ?? 0) > row.v);
  const operations = [...ahead, ...waiting].map(operationOf).filter((op) => op !== null);
  const open = sent.filter((one) => one.open === 1);
  const offered = waiting.some((one) => operationOf(one)?.k === 'new');
  const taken = sent.some((one) => one.result.s !== 'rejected' && one.result.s !== 'held');
  const refused = row === null && sent.length > 0 && !offered && !taken;
  return { row, shown: rebase(row, operations), waiting, open, refused };
}

export async function rebuildView(db: Database, rec: string): Promise<void> {
  const facts = await readRecord(db, rec);
  if (facts.shown) await db.view.put(entryOf(facts.shown, facts));
  else await db.view.delete(rec);
}

function entryOf(shown: Shown, { row, waiting, open }: RecordFacts): Entry {
  const conflicts = row?.conflicts.length ?? 0;
  const back = row ? openReturn(row) : undefined;
  const pins = Object.values(back?.pins ?? {});
  const returned =
    shown.state === 'returned' ? [...pins, back?.note].find((text) => text) : undefined;
  return {
    id: shown.id,
    scope: shown.scope,
    type: shown.type,
    date: typeof shown.values.date === 'string' ? shown.values.date : '',
    state: shown.state,
    word: entryWord({ waiting: waiting.length, open: open.length, conflicts, state: shown.state }),
    v: row?.v ?? 0,
    cv: row?.cv ?? 0,
    values: shown.values,
    conflicts,
    ...(returned ? { returned } : {}),
    returns:
      row?.story.filter((entry) => entry.kind === 'review' && entry.to === 'returned').length ?? 0,
    fold: searchText(shown.type, shown.values),
  };
}

const searched = ['title', 'place', 'note', 'docNumber', 'slogan', 'organiser', 'sheetKept'];

function searchText(type: ActivityType, values: Values): string {
  return fold([type, ...searched.map((key) => values[key] ?? '')].join(' '));
}
