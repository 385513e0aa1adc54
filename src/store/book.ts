// The book in memory: a line an entry, read in slices so that no keystroke waits for them, then kept up with every
// change of the view, whoever made it: this tab, another, the worker. Begun by the first screen that asks for it, never
// by Hôm nay, and kept until the account's database is let go. [L3]
import type { IntervalTree, ObservabilitySet } from 'dexie';
import { Dexie } from 'dexie';
import { isActivity } from '../domain/activity/type.ts';
import type { BookLine } from '../domain/book.ts';
import { lineOf, newestFirst } from '../domain/book.ts';
import { addDays, isDate } from '../domain/period.ts';
import { searchText, writtenText } from '../domain/search-text.ts';
import type { Database, Entry, Store } from './database.ts';
import { readFact } from './meta.ts';
import type { Watch } from './queries.ts';
import { lostOf } from './queries.ts';
import { durably } from './storage-fault.ts';

export interface Book {
  /** Newest first, and the newest are there first. Those of a lost scope are hidden. [S26] */
  readonly lines: readonly BookLine[];
  /** Every entry has been read once. */
  readonly complete: boolean;
}

interface Listener {
  readonly next: (book: Book) => void;
  readonly failed: (error: unknown) => void;
}

const keepers = new WeakMap<Database, BookKeeper>();

/** The same book for every screen; the second that asks has it at once. */
export function watchBook(store: Store): Watch<Book> {
  return (next, failed) => {
    const keeper = keepers.get(store.db) ?? new BookKeeper(store);
    keepers.set(store.db, keeper);
    return keeper.watch({ next, failed });
  };
}

/** A slice is some days, as many as hold about this many entries: a few milliseconds on a slow phone. */
const sliceOf = 400;

class BookKeeper {
  readonly #store: Store;
  readonly #listeners = new Set<Listener>();
  readonly #lines = new Map<string, BookLine>();
  #book: Book = { lines: [], complete: false };
  /** Entries that changed since they were read; null when it may be any of them. */
  #changed: Set<string> | null = null;
  #waiting = true;
  #reading = false;

  constructor(store: Store) {
    this.#store = store;
    Dexie.on('storagemutated', this.#note);
    void this.#readOn();
  }

  watch(listener: Listener): ReturnType<Watch<Book>> {
    const listeners = this.#listeners.add(listener);
    if (this.#book.complete || this.#lines.size > 0) listener.next(this.#book);
    return {
      get closed() {
        return !listeners.has(listener);
      },
      unsubscribe: () => void listeners.delete(listener),
    };
  }

  readonly #note = (parts: ObservabilitySet): void => {
    const { db } = this.#store;
    if (db.retired) return Dexie.on.storagemutated.unsubscribe(this.#note);
    const view = parts['all'] ?? parts[`idb://${db.name}/view/`];
    // Scopes come and go in `meta`; their entries may be hidden by it.
    if (!view && !parts[`idb://${db.name}/meta/`]) return;
    if (view) this.#noteRanges(view);
    this.#waiting = true;
    void this.#readOn();
  };

  #noteRanges(ranges: IntervalTree): void {
    if (!('from' in ranges)) return;
    const { from, to, l, r } = ranges;
    if (from === to && typeof from === 'string') this.#changed?.add(from);
    // Fifty rows at once are no longer told apart by Dexie: it may be any.
    else this.#changed = null;
    if (l) this.#noteRanges(l);
    if (r) this.#noteRanges(r);
  }

  /** One reading at a time; what changes behind it is read after it. */
  async #readOn(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#waiting) {
        const changed = this.#changed;
        this.#waiting = false;
        this.#changed = new Set();
        await durably(this.#store, () =>
          changed ? this.#readSome([...changed]) : this.#readAll(),
        );
        await this.#publish(true);
      }
    } catch (error) {
      // What is in memory is known to be right no more: the next change reads everything again.
      this.#changed = null;
      if (!this.#store.db.retired) for (const { failed } of this.#listeners) failed(error);
    }
    this.#reading = false;
  }

  async #readSome(ids: readonly string[]): Promise<void> {
    const entries = await this.#store.db.view.bulkGet([...ids]);
    for (const id of ids) this.#lines.delete(id);
    for (const line of entries.flatMap(linesFrom)) this.#lines.set(line.id, line);
  }

  /** From the newest day backwards, some days at a time. */
  async #readAll(): Promise<void> {
    const { view } = this.#store.db;
    const gone = new Set(this.#lines.keys());
    let days = 7;
    let next = sliceOf;
    let last = await view.orderBy('date').last();
    for (let read = 0; last; ) {
      const to = last.date;
      const from = isDate(to) ? addDays(to, 1 - days) : '';
      const slice = await view.where('date').between(from, to, true, true).toArray();
      for (const line of slice.flatMap(linesFrom).sort(newestFirst)) {
        this.#lines.set(line.id, line);
        gone.delete(line.id);
      }
      read += slice.length;
      if (read >= next && !this.#book.complete) {
        await this.#publish(false);
        next = read * 2;
      }
      if (slice.length > 2 * sliceOf) days = Math.ceil(days / 2);
      else if (slice.length < sliceOf / 2) days *= 2;
      last = await view.where('date').below(from).last();
    }
    for (const id of gone) this.#lines.delete(id);
  }

  async #publish(complete: boolean): Promise<void> {
    const lost = new Set(lostOf(await readFact(this.#store.db, 'scopes')));
    const shown = [...this.#lines.values()].filter((line) => !lost.has(line.scope));
    this.#book = { lines: shown.sort(newestFirst), complete };
    for (const { next } of this.#listeners) next(this.#book);
  }
}

/** Its line, if it is one of the book: the station's card and the declaration are not. [D1] */
function linesFrom(entry: Entry | undefined): readonly BookLine[] {
  if (!entry || !isActivity(entry.type)) return [];
  // A full disk took the search texts first; they are made again here. [S27]
  const source = {
    ...entry,
    type: entry.type,
    fold: entry.fold || searchText(entry.type, entry.values),
  };
  return [lineOf(source, writtenText(entry.values))];
}
