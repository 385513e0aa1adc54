import { describe, expect, test } from 'vitest';
import type { DeviceFacts, EntryFacts, EntryWord } from '../../src/domain/claim.ts';
import {
  agreedCount,
  asksAttention,
  entryWord,
  isLevel,
  isSafe,
  syncedAt,
} from '../../src/domain/claim.ts';
import type { ProblemType } from '../../src/domain/problem.ts';
import { isProblemType, problems, problemWords } from '../../src/domain/problem.ts';

const quiet: EntryFacts = { waiting: 0, open: 0, conflicts: 0, state: 'submitted' };

describe('the word of an entry', () => {
  test.each<[string, Partial<EntryFacts>, EntryWord]>([
    ['[W1]', { waiting: 1 }, 'saved'],
    ['[W1]', { waiting: 1, open: 1, conflicts: 1, state: 'approved' }, 'saved'],
    ['[W2]', { conflicts: 1 }, 'conflict'],
    ['[W2]', { conflicts: 1, open: 1 }, 'conflict'],
    ['[W2]', { open: 1 }, 'attention'],
    ['[W2]', { open: 1, state: 'approved' }, 'attention'],
    ['[W2]', { open: 1, state: 'returned' }, 'attention'],
    ['[W3]', {}, 'sent'],
    ['[W3]', { state: 'returned' }, 'returned'],
    ['[W3]', { state: 'approved' }, 'approved'],
    ['[W3]', { state: 'cancelled' }, 'cancelled'],
  ])('%s with %j it says %s', (_rule, facts, word) => {
    expect(entryWord({ ...quiet, ...facts })).toBe(word);
  });

  test('[W2] conflict, held and rejected ask for a person; applied and merged do not', () => {
    const kinds = ['applied', 'merged', 'conflict', 'held', 'rejected'] as const;
    expect(kinds.map(asksAttention)).toEqual([false, false, true, true, true]);
  });
});

describe('the word of a device', () => {
  const scope = { cursor: 7, head: 7, sum: 'a1', check: 'a1' };
  const level: DeviceFacts = { outbox: 0, photos: 0, scopes: [scope, scope], levelAt: '14:02' };

  test('[W4] "Đã đồng bộ" names the time of the answer that left all level', () => {
    expect(syncedAt(level)).toBe('14:02');
  });

  test.each<[string, Partial<DeviceFacts>]>([
    ['something waits', { outbox: 1 }],
    ['one cursor is behind', { scopes: [scope, { ...scope, cursor: 6 }] }],
    ['one checksum differs', { scopes: [{ ...scope, sum: 'a2' }, scope] }],
    ['no scope is held', { scopes: [] }],
    ['a photo is not verified', { photos: 1 }],
    ['no answer has left it level', { levelAt: null }],
  ])('[W4] it may not be said when %s', (_why, facts) => {
    expect(syncedAt({ ...level, ...facts })).toBeNull();
  });

  test('[W5] [inv 3] the word falls with the next save and returns with the facts, no flag between', () => {
    expect(syncedAt({ ...level, outbox: 1 })).toBeNull();
    expect(syncedAt({ ...level, outbox: 0 })).toBe('14:02');
  });
});

describe('the two counts', () => {
  const scope = { cursor: 9, head: 9, sum: 'a1', check: 'a1', count: 37, n: 37 };
  const facts = { outbox: 0, photos: 0, scopes: [scope], levelAt: '14:02' };

  test('[W7] are said when count and checksum agree, and fall with the next save', () => {
    expect(agreedCount(facts)).toBe(37);
    expect(agreedCount({ ...facts, outbox: 1 })).toBeNull();
  });

  test.each([{ count: 36 }, { sum: 'b2' }, { head: 10 }])('[W7] are not said with %o', (odd) => {
    expect(agreedCount({ ...facts, scopes: [{ ...scope, ...odd }] })).toBeNull();
    expect(isLevel({ ...scope, ...odd })).toBe(false);
  });
});

test('[W8] an entry is safe when its last answer is older than the backup, and nothing waits', () => {
  const facts = { waiting: 0, ack: '2026-11-21T10:00:00Z', safe: '2026-11-21T18:00:00Z' };
  expect(isSafe(facts)).toBe(true);
  expect(isSafe({ ...facts, waiting: 1 })).toBe(false);
  expect(isSafe({ ...facts, ack: facts.safe })).toBe(false);
  expect(isSafe({ ...facts, safe: undefined })).toBe(false);
  expect(isSafe({ ...facts, ack: undefined })).toBe(false);
});

describe('refusals', () => {
  const types = Object.keys(problems) as ProblemType[];

  test.each(types)('[W6] %s has words in both languages and a code for the telephone', (type) => {
    const { code, vi, en } = { ...problems[type] };
    expect(code).toMatch(/^[A-Z]\d{1,2}$/);
    for (const words of [vi, en]) {
      expect(words.title).toMatch(/^\p{Lu}.*\.$/u);
      expect(words.todo).toMatch(/^\p{Lu}.*\.$/u);
      expect(words.title + words.todo).toBe((words.title + words.todo).normalize('NFC'));
    }
    expect(vi.title).toMatch(/[^\p{ASCII}]/u);
    expect(en.title + en.todo).toMatch(/^[\p{ASCII}’“”–—…]+$/u);
    expect(problemWords(type, 'vi')).toEqual({ ...vi, code });
    expect(problemWords(type, 'en').title).toBe(en.title);
  });

  test('[W6] no two refusals share a code or a Vietnamese sentence', () => {
    expect(new Set(types.map((type) => problems[type].code)).size).toBe(types.length);
    expect(new Set(types.map((type) => problems[type].vi.title)).size).toBe(types.length);
  });

  test('[W6] only our own names are refusals', () => {
    expect(types.every(isProblemType)).toBe(true);
    for (const alien of ['', 'toString', '__proto__', 'constructor', 5, null]) {
      expect(isProblemType(alien)).toBe(false);
    }
  });
});
