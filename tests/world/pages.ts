// Pages of the province as a phone takes them: rows, tombstones, marks; and a phone that holds two records.
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import type { Row } from '../../src/domain/record.ts';
import type { Store } from '../../src/store/database.ts';
import { editDraft } from '../../src/store/draft.ts';
import { emptyScope, readFact, writeFact } from '../../src/store/meta.ts';
import type { Answer } from '../../src/store/pulled.ts';
import { takeAnswer } from '../../src/store/pulled.ts';
import { saveEdit } from '../../src/store/save.ts';
import type { PulledRow, ScopePage } from '../../src/store/scope-page.ts';
import { broadcast, quynhPhu, testStore } from './phone.ts';

export const lastYear = 'c:HY2025.12472:2026';
export const id = (letter: string) => `0199f3b0-10f2-7b41-a6c3-0000000000${letter}${letter}`;

export function row(rec: string, v: number, q: number, scope = quynhPhu): PulledRow & { row: Row } {
  const whole: Row = {
    id: rec,
    scope,
    type: 'phat_thanh',
    v,
    q,
    cv: v,
    state: 'submitted',
    values: broadcast,
    conflicts: [],
    story: [],
  };
  return { id: rec, v, q, raw: whole, row: whole };
}

export const tombstone = (rec: string, v: number, q: number, x: 'del' | 'out'): PulledRow => ({
  id: rec,
  v,
  q,
  x,
  raw: { id: rec, v, q, x },
});

/** The page of a province whose live records are these. */
export function page(
  rows: readonly PulledRow[],
  live: readonly (readonly [string, number])[],
  part: Partial<ScopePage> = {},
): ScopePage {
  const next = rows.at(-1)?.q ?? 0;
  const check = live.reduce((sum, [rec, v]) => moveChecksum(sum, rec, null, v), emptyChecksum);
  return { rows, next, head: next, check, n: live.length, ...part };
}

export function answer(pages: Answer['pages'], part: Partial<Answer> = {}): Answer {
  return { epoch: 'e1', results: [], pages, clockOffsetMs: 0, ...part };
}

export async function scopeOf(store: Store, scope = quynhPhu) {
  return (await readFact(store.db, 'scopes'))?.[scope];
}

/** The province has named this scope to the phone; nothing of it has come. */
export async function named(store: Store, scope = quynhPhu): Promise<void> {
  await writeFact(store.db, 'scopes', { [scope]: emptyScope });
}

/** A phone that holds records a and b of this year, both at version 1. */
export async function phoneWithTwo(seed: number): Promise<Store> {
  const store = testStore(seed);
  const both = [row(id('a'), 1, 1), row(id('b'), 1, 2)];
  await takeAnswer(
    store,
    answer({
      [quynhPhu]: page(both, [
        [id('a'), 1],
        [id('b'), 1],
      ]),
    }),
  );
  return store;
}

export async function edits(store: Store, rec: string, minutes: number): Promise<void> {
  const draft = await editDraft(store, rec);
  if (draft) await saveEdit(store, draft, { ...draft.from, minutes });
}
