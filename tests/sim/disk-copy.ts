// What lies on one phone's disk, laid on another's: fake-indexeddb's insides are built anew, and the rows, which it never
// changes in place, are shared.

interface RawRecords {
  values: () => Iterable<unknown>;
  put: (record: unknown) => unknown;
}

interface RawIndex {
  readonly name: string;
  readonly keyPath: unknown;
  readonly multiEntry: boolean;
  readonly unique: boolean;
  initialized: boolean;
  records: RawRecords;
}

interface RawTable {
  readonly name: string;
  readonly keyPath: unknown;
  readonly keyGenerator: { num: number } | null;
  readonly autoIncrement: boolean;
  readonly records: RawRecords;
  readonly rawIndexes: Map<string, RawIndex>;
}

interface RawBook {
  readonly name: string;
  readonly version: number;
  readonly rawObjectStores: Map<string, RawTable>;
}

/** Every class of fake-indexeddb is reached through what it made. */
function another<T extends object>(like: T, ...given: readonly unknown[]): T {
  const make = like.constructor as new (...given: readonly unknown[]) => T;
  return new make(...given);
}

function laid(from: RawRecords, to: RawRecords): void {
  for (const record of from.values()) to.put(record);
}

function copyOfTable(table: RawTable, book: RawBook): RawTable {
  const copy = another(table, book, table.name, table.keyPath, table.autoIncrement);
  if (copy.keyGenerator && table.keyGenerator) copy.keyGenerator.num = table.keyGenerator.num;
  laid(table.records, copy.records);
  for (const [name, index] of table.rawIndexes) {
    const own = another(index, copy, name, index.keyPath, index.multiEntry, index.unique);
    own.initialized = index.initialized;
    laid(index.records, own.records);
    copy.rawIndexes.set(name, own);
  }
  return copy;
}

/** Nothing of it may be in the middle of a transaction. */
export function copyOfDisk(disk: IDBFactory): IDBFactory {
  const books = (one: IDBFactory) =>
    (one as unknown as { readonly _databases: Map<string, RawBook> })._databases;
  const copy = another(disk);
  for (const [name, book] of books(disk)) {
    const own = another(book, book.name, book.version);
    for (const [table, rows] of book.rawObjectStores)
      own.rawObjectStores.set(table, copyOfTable(rows, own));
    books(copy).set(name, own);
  }
  return copy;
}
