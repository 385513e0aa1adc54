// The only room that opens IndexedDB. One database an account, so that a shared phone keeps its users apart.
//   base    the province's rows exactly as pulled          outbox  frozen operations, not yet answered
//   view    what the screens show: base + own operations    sent    answered operations with their result
//   draft   what is being typed                             meta    device, counter, cursors, last contact
//   receipt the province's newest receipt of each record; outlives the operations it is for
//   photo   the bytes of each photo, and whether the province has them
//   look    which version of a record a reviewer looked at last, on this desk
// Every transaction is strict: "relaxed" (Chrome's default since 121) leaves seconds of shown saves in memory. [S9]
import type { Table } from 'dexie';
import { Dexie } from 'dexie';
import type { RecordType } from '../domain/activity/type.ts';
import type { EntryWord } from '../domain/claim.ts';
import type { Values } from '../domain/field.ts';
import { uuidV7 } from '../domain/identity.ts';
import type { Problem, ProblemType } from '../domain/problem.ts';
import type { Conflict, ReviewState, Row } from '../domain/record.ts';
import type { Environment } from './environment.ts';

export interface BaseRow {
  readonly id: string;
  readonly scope: string;
  readonly v: number;
  readonly q: number;
  /** As pulled, unknown fields included. */
  readonly raw: unknown;
  /** The parsed row; absent if this build could not read it: then it is hidden and counted. */
  readonly row?: Row;
  readonly unread: 0 | 1;
  /** Which download of the scope brought it; a later one drops what it does not meet. Absent: the first. */
  readonly gen?: number;
  /** Gone from the scope at the province; it stays, uncounted, while something of ours about it is open. [S25] */
  readonly left?: 'del' | 'out';
}

export interface OutboxRow {
  readonly op: string;
  readonly n: number;
  readonly rec: string;
  readonly at: string;
  /** The operation's JSON as it was saved; these bytes are sent, however often. [S2] */
  readonly body: string;
  /** The device id its number belongs to. Absent on rows of the first version: they belong to the first id. [S29] */
  readonly device?: string;
  /** How many ids this device had had before: numbers begin again with each. Absent: none. */
  readonly turn?: number;
  /** Refused even alone, without an answer of its own: it rests, and holds up nothing but its record. [S7] */
  readonly stopped?: { readonly why: ProblemType; readonly atMs: number | null };
  /** 1 when its record has left this phone: no longer shown from here. [S25] */
  readonly over?: 1;
  /** Its record left up to this version before the answer came. [S25] */
  readonly gone?: number;
}

/** The province's final word on one operation, as the phone keeps it. */
export interface SentResult {
  readonly s: 'applied' | 'merged' | 'conflict' | 'held' | 'rejected';
  readonly v?: number;
  readonly q?: number;
  readonly why?: Problem;
  readonly cf?: readonly Conflict[];
  readonly rc?: string;
  /** Photos this operation names and the province lacks. */
  readonly need?: readonly string[];
}

export interface SentRow extends OutboxRow {
  readonly result: SentResult;
  /** 1 while the result asks a person to look; shown as "bản của bạn". */
  readonly open: 0 | 1;
  /** The province's time of the answer. Absent on rows of the first version. */
  readonly ack?: string;
}

/** The newest receipt of a record. [W9] */
export interface ReceiptRow {
  readonly rec: string;
  readonly ack: string;
  readonly rc?: string;
}

/** One line of the book. Rebuildable from base, sent and outbox at any moment. [S5] */
export interface Entry {
  readonly id: string;
  readonly scope: string;
  readonly type: RecordType;
  readonly date: string;
  readonly state: ReviewState;
  readonly word: EntryWord;
  readonly v: number;
  readonly cv: number;
  readonly values: Values;
  readonly conflicts: number;
  /** The reviewer's words, while the entry stands returned. */
  readonly returned?: string;
  /** How often it went back and came again. */
  readonly returns: number;
  /** The record that stands for this one, while it is joined. [V12] */
  readonly into?: string;
  /** It waits for the second step. [V14] */
  readonly checked?: true;
  /** Since when it stands in its state, by the province's clock; absent while that is not there yet. */
  readonly since?: string;
  /** Folded text for search. */
  readonly fold: string;
}

export interface DraftRow {
  /** The record's id: a draft becomes that record, or an edit of it. */
  readonly id: string;
  readonly type: RecordType;
  /** What the form showed when it was opened, and the version of it. */
  readonly from: Values;
  readonly base: number;
  /** Answers that asked for a look when the form was opened; a save closes these and no later ones. */
  readonly seen: readonly string[];
  /** Null for a new entry: its scope follows from the date when it is saved. */
  readonly scope: string | null;
  /** Where a new entry belongs, when it is not the first of the account's communes and the year of its day. */
  readonly into?: string;
  /** As typed: text that is no number yet stays text. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly savedAtMs: number;
  /** Another with each write: two windows may hold one draft. Absent in a rescued one. [N7] */
  readonly pen?: string;
}

/** Which version of a record this desk's person looked at last; never leaves the device. */
export interface LookRow {
  readonly rec: string;
  readonly v: number;
}

export interface MetaRow {
  readonly key: string;
  readonly value: unknown;
}

export interface PhotoRow {
  /** SHA-256 of the bytes, base64url: what an entry's `photos` names. */
  readonly id: string;
  /** Entries and drafts of this phone that it was taken for. */
  readonly recs: readonly string[];
  /** Null when a full disk has let them go: only after the province had them. */
  readonly bytes: ArrayBuffer | null;
  readonly media: 'image/jpeg' | 'image/webp';
  readonly width: number;
  readonly height: number;
  /** Bytes, also when they are gone. */
  readonly size: number;
  /** kept: a draft's; due: a saved entry's; sent: verified by the province; bad: to be taken again. */
  readonly state: 'kept' | 'due' | 'sent' | 'bad';
  /** The province's time when it said that it has it. */
  readonly ack?: string;
  /** Why the province refused it; absent when it was damaged here. */
  readonly why?: ProblemType;
  readonly takenAtMs: number;
}

// On loopback Dexie keeps a stack trace of every request; what is tried and measured there must be what officers run.
Dexie.debug = false;

/** Raised with every change of the tables or of what a row means; older code then keeps its hands off. [S28] */
export const schemaVersion = 7;

export class Database extends Dexie {
  /** Closed for good, by a newer version or by signing out: nothing may open it again from here. [S28] */
  retired = false;

  declare readonly base: Table<BaseRow, string>;
  declare readonly outbox: Table<OutboxRow, string>;
  declare readonly sent: Table<SentRow, string>;
  declare readonly view: Table<Entry, string>;
  declare readonly draft: Table<DraftRow, string>;
  declare readonly meta: Table<MetaRow, string>;
  declare readonly receipt: Table<ReceiptRow, string>;
  declare readonly photo: Table<PhotoRow, string>;
  declare readonly look: Table<LookRow, string>;

  constructor(name: string) {
    // Dexie's cache of answers serves questions outside of transactions; ours stand inside one and would only pay for it.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    // Only the newest is declared: Dexie widens what it finds, and each one more costs milliseconds at every start.
    // Additive only: operations and answers are never rewritten by an upgrade. sync.md §2.13
    this.version(schemaVersion).stores({
      base: 'id, scope, unread',
      // What the phone asks after every answer must not cost more the more there is: it is found, never searched for.
      outbox: 'op, n, rec, turn',
      sent: 'op, rec, open, ack',
      view: 'id, date, word, [type+date], *values.photos',
      draft: 'id',
      meta: 'key',
      receipt: 'rec',
      photo: 'id, state, *recs',
      look: 'rec',
    });
    this.on('ready', () => guardSchema(this), true);
    // Dexie's own listener, which would open again with this older code at the next read, is not reached.
    this.on('versionchange', () => {
      this.retire();
      return false;
    });
  }

  /** Lets go of the data for good: a newer version wants them, or the account has signed out. */
  retire(): void {
    this.retired = true;
    this.close({ disableAutoOpen: true });
  }
}

/** This build is older than the data. Dexie would open them; we must not. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
}

async function guardSchema(db: Database): Promise<void> {
  const found = (await db.meta.get('schema'))?.value;
  if (typeof found === 'number' && found > schemaVersion) {
    db.retired = true;
    throw new NewerSchemaError(`data of schema ${found}, code of ${schemaVersion}`);
  }
  if (found !== schemaVersion) await db.meta.put({ key: 'schema', value: schemaVersion });
}

/** Is there nothing in it? Asked without counting: a count walks through everything. */
export async function isEmpty<T>(table: Table<T, string>): Promise<boolean> {
  return (await table.limit(1).primaryKeys()).length === 0;
}

/** An account's data on this device, with the time and randomness it works by. */
export interface Store {
  readonly db: Database;
  readonly environment: Environment;
}

export function openStore(accountId: string, environment: Environment): Store {
  return { db: new Database(`so-co-so-${accountId}`), environment };
}

export function newId({ environment }: Store): string {
  return uuidV7(environment.now(), environment.randomBytes(10));
}
