// The phone's disk: real fake-indexeddb, with doors where the world may fail it. A transaction belongs to the tab that
// opened it, so that a kill takes exactly what was the tab's and a rollback leaves what was committed.
import './ground.ts';
import { IDBDatabase, IDBFactory, IDBKeyRange, IDBTransaction } from 'fake-indexeddb';
import type { Scheduler } from './scheduler.ts';

/** What is used of fake-indexeddb's insides. */
interface RawTransaction {
  owner?: string;
  /** Requests it may still run before the disk fails it; absent means it lives. */
  doom?: { left: number; name: string };
  /** It is on the disk, and the tab will hear that it is not. */
  unheard?: string;
  mode: string;
  error: unknown;
  _state: string;
  _started: boolean;
  _requests: unknown[];
  _rollbackLog: (() => void)[];
  _abort: (name: string | null) => void;
  dispatchEvent: (event: { type: string }) => boolean;
  db: { _rawDatabase: RawDatabase };
}

interface RawDatabase {
  name: string;
  sim?: string;
  transactions: RawTransaction[];
  processTransactions: () => void;
  rawObjectStores: Map<string, { records: { values: () => Iterable<{ value: unknown }> } }>;
}

/** The name of a fault, and after how many requests: none, or more than there are: then when it is committed. */
export interface DiskFault {
  readonly after: number;
  readonly name: string;
}

/** What the world does about the disk. One world at a time stands in a process. */
export interface DiskWatch {
  readonly scheduler: Scheduler;
  /** A fault for the next read-write transaction of this tab over these tables. */
  readonly fault: (owner: string, tables: readonly string[]) => DiskFault | null;
  /** Is this tab dead? Its code may still run to the end of a step, and must not reach the disk any more. */
  readonly dead: (owner: string) => boolean;
  /** A read-write transaction of this tab is on the disk. */
  readonly committed: (owner: string) => void;
}

let watch: DiskWatch | null = null;

export function watchDisk(next: DiskWatch | null): void {
  watch = next;
}

const databaseProto = IDBDatabase.prototype as unknown as {
  transaction: (names: unknown, mode?: string, options?: unknown) => RawTransaction;
};
const openTransaction = databaseProto.transaction;
databaseProto.transaction = function transaction(this: unknown, names, mode, options) {
  const owner = watch?.scheduler.owner() ?? '';
  if (watch?.dead(owner)) throw new DOMException('the tab is gone', 'InvalidStateError');
  const tables = mode === 'readwrite' ? Array.from(names as Iterable<string>) : [];
  const fault = tables.length > 0 ? (watch?.fault(owner, tables) ?? null) : null;
  if (fault?.after === 0) throw new DOMException('the disk says no', fault.name);
  const made = openTransaction.call(this, names, mode, options);
  made.owner = owner;
  if (fault?.after === Number.POSITIVE_INFINITY) made.unheard = fault.name;
  else if (fault) made.doom = { left: fault.after, name: fault.name };
  return made;
};

const transactionProto = IDBTransaction.prototype as unknown as RawTransaction & {
  _start: () => void;
};
const startTransaction = transactionProto._start;
transactionProto._start = function start(this: RawTransaction) {
  if (this.owner !== undefined) watch?.scheduler.become(this.owner);
  const doom = this.doom;
  if (doom && this._started && this._state !== 'finished') {
    doom.left -= 1;
    if (doom.left <= 0) {
      delete this.doom;
      this._abort(doom.name);
      return;
    }
  }
  const before = this._state;
  startTransaction.call(this);
  const committed = !this.error || this.unheard !== undefined;
  const done = before !== 'finished' && this._state === 'finished' && committed;
  if (done && this.mode === 'readwrite' && this.owner !== undefined) watch?.committed(this.owner);
};

const tell = transactionProto.dispatchEvent;
transactionProto.dispatchEvent = function dispatch(this: RawTransaction, event) {
  if (event.type === 'complete' && this.unheard !== undefined) {
    this.error = new DOMException('the connection is lost', this.unheard);
    event.type = 'abort';
  }
  return tell.call(this, event);
};

/** One profile's disk. */
export function newDisk(): IDBFactory {
  return new IDBFactory();
}
export { IDBKeyRange };

function rawOf(connection: unknown): RawDatabase {
  return (connection as { readonly _rawDatabase: RawDatabase })._rawDatabase;
}

/** The queue of a database is nobody's: it must go on when one of its tabs dies. */
export function ownDatabase(connection: unknown, owner: string): void {
  const raw = rawOf(connection);
  if (raw.sim !== undefined) return;
  raw.sim = owner;
  const process = raw.processTransactions;
  raw.processTransactions = () => {
    const before = watch?.scheduler.owner() ?? '';
    watch?.scheduler.become(owner);
    process();
    watch?.scheduler.become(before);
  };
}

/** The tab dies here: what it had not committed is undone, and none of its code is told. */
export function killTransactions(connection: unknown, owner: string): number {
  const raw = rawOf(connection);
  const mine = raw.transactions.filter((one) => one.owner === owner && one._state !== 'finished');
  for (const one of mine) {
    for (const undo of one._rollbackLog.reverse()) undo();
    one._rollbackLog = [];
    one._requests = [];
    one._state = 'finished';
    one.error = 'killed';
  }
  raw.transactions = raw.transactions.filter((one) => !mine.includes(one));
  raw.processTransactions();
  return mine.length;
}

/** Is everything on the disk committed? */
export function isQuiet(connection: unknown): boolean {
  return rawOf(connection).transactions.every(
    (one) => one.mode !== 'readwrite' || !one._started || one._state === 'finished',
  );
}

/** The rows of a table as they lie on the disk; they are not copies and must not be written to. */
export function rowsOf<T>(connection: unknown, table: string): T[] {
  const store = rawOf(connection).rawObjectStores.get(table);
  // A test looks at rows whose shape the store itself vouches for.
  return store ? Array.from(store.records.values(), ({ value }) => value as T) : [];
}
