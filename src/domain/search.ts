// Searching the book: which entries a few typed words mean, marks or no marks. domain.md §5.1–5.2
import { fold } from './text.ts';

/** A final i and y are one sound after these: Lý and Lí, kỹ and kĩ, quý and quí. Whole words only. */
const eitherEnd = /^(h|k|l|m|s|t|qu)([iy])$/;

/** Everything that is neither letter nor digit parts words: 25/KH-UBND is three. */
const between = /[^\p{L}\p{N}]+/gu;

/**
 * What the index keeps of an entry's folded text: each word after a space, words with a final i or y in both
 * spellings. "tra ly" → " tra ly li". [L2]
 */
export function searchKey(folded: string): string {
  const words = ` ${folded}`.replace(between, ' ').trimEnd().split(' ');
  const both = words.flatMap((word) => {
    const match = eitherEnd.exec(word);
    return match ? [word, `${match[1]}${match[2] === 'y' ? 'i' : 'y'}`] : [word];
  });
  return both.join(' ');
}

/** The same words as they are written, marks and all: for telling exact matches from forgiving ones. */
export function markedKey(text: string): string {
  return ` ${text}`.normalize('NFC').toLowerCase().replace(between, ' ').trimEnd();
}

export interface Query {
  /** Folded words, the rarest – longest – first, each with a space before it. */
  readonly words: readonly string[];
  /** For each word typed with marks: its spellings, any of which is exact. */
  readonly marked: readonly (readonly string[])[];
}

/** What a person typed so far; without a single word it means everything. */
export function parseQuery(text: string): Query {
  const typed = markedKey(text).split(' ').filter(Boolean);
  const words = [...new Set(typed.map((word) => ` ${fold(word)}`))];
  return {
    words: words.sort((a, b) => b.length - a.length),
    marked: typed.filter((word) => fold(word) !== word).map(spellings),
  };
}

const tone = '[\\u0300\\u0301\\u0303\\u0309\\u0323]';
const toneEarly = new RegExp(`([ou])(${tone})([aey])$`);
const toneLate = new RegExp(`([ou])([aey])(${tone})$`);

/** hòa and hoà, thụy and thuỵ: the place of the tone mark is a habit, not a difference. [L1] */
function spellings(word: string): readonly string[] {
  const apart = word.normalize('NFD');
  const other = toneEarly.test(apart)
    ? apart.replace(toneEarly, '$1$3$2')
    : apart.replace(toneLate, '$1$3$2');
  return [...new Set([word, other.normalize('NFC')])].map((spelling) => ` ${spelling}`);
}

/** Every word of the query begins some word of the entry: "t ly" finds Trà Lý. [A4] */
export function isMeant({ words }: Query, key: string): boolean {
  for (const word of words) if (!key.includes(word)) return false;
  return true;
}

/** The words typed with marks stand there with just these marks. [L1] */
export function isExact({ marked }: Query, key: string): boolean {
  return marked.every((forms) => forms.some((form) => key.includes(form)));
}
