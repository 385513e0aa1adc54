// Lines of the book for tests: what they do not say is an ordinary broadcast.
import type { BookLine, LineSource } from '../../src/domain/book.ts';
import { lineOf } from '../../src/domain/book.ts';
import { fold } from '../../src/domain/text.ts';

let count = 0;

export function line(title: string, over: Partial<LineSource> = {}): BookLine {
  count += 1;
  const source: LineSource = {
    id: `r${String(count).padStart(4, '0')}`,
    scope: 'c:HY2025.12472:2027',
    type: 'phat_thanh',
    date: '2026-11-22',
    state: 'submitted',
    word: 'sent',
    conflicts: 0,
    values: {},
    fold: fold(title),
    ...over,
  };
  return lineOf(source, title);
}
