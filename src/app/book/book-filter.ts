// What Sổ shows of itself, in its address: so the way back from a record, and a line of Kế hoạch, find it as it was.
import { activityTypes } from '../../domain/activity/type.ts';
import type { Filter } from '../../domain/book.ts';
import type { EntryWord } from '../../domain/claim.ts';

/** In the order of the chips. */
export const filterWords = [
  'saved',
  'returned',
  'conflict',
  'attention',
  'sent',
  'approved',
  'cancelled',
] as const satisfies readonly EntryWord[];

export interface Asked extends Filter {
  readonly text: string;
}

export function readAsked(search: string): Asked {
  const params = new URLSearchParams(search);
  const { word, type, month } = Object.fromEntries(params);
  return {
    text: params.get('find') ?? '',
    word: filterWords.find((one) => one === word) ?? null,
    type: activityTypes.find((one) => one === type) ?? null,
    month: month && /^\d{4}-\d{2}$/.test(month) ? month : null,
  };
}

/** "/so?word=returned": only what is asked for is named. */
export function bookPath({ text, ...filter }: Partial<Asked>): string {
  const params = new URLSearchParams();
  if (text?.trim()) params.set('find', text.trim());
  for (const [key, value] of Object.entries(filter)) if (value) params.set(key, value);
  const search = params.toString();
  return search ? `/so?${search}` : '/so';
}
