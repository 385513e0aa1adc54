// "42 bản ghi · 51 lượt phát · 612 phút": what was done, in the few numbers that are not nought.
import type { Figures } from '../../domain/activity/figures.ts';
import type { Tally } from '../../domain/book.ts';
import { tBook } from '../words/book-words.ts';

const counted = [
  'airings',
  'minutes',
  'visitors',
  'people',
] as const satisfies readonly (keyof Figures)[];

export function tallyText({ entries, figures }: Tally): string {
  const numbers = counted
    .filter((key) => figures[key] > 0)
    .map((key) => tBook(key, { n: figures[key] }));
  return [tBook('entries', { n: entries }), ...numbers].join(' · ');
}
