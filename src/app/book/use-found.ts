// What the search finds, at the pace of typing: one more letter looks only among what the letters before it found.
import { useMemo, useRef } from 'preact/hooks';
import type { BookLine, Found } from '../../domain/book.ts';
import { findLines } from '../../domain/book.ts';
import { parseQuery } from '../../domain/search.ts';
import type { Asked } from './book-filter.ts';

interface Last {
  readonly lines: readonly BookLine[];
  readonly asked: Asked;
  readonly found: Found;
}

export function useFound(lines: readonly BookLine[], asked: Asked): Found {
  const last = useRef<Last | null>(null);
  return useMemo(() => {
    const before = last.current;
    // A longer query never finds more. [A4]
    const within = before && before.lines === lines && goesOn(before.asked, asked);
    const found = findLines(within ? before.found.all : lines, parseQuery(asked.text), asked);
    last.current = { lines, asked, found };
    return found;
  }, [lines, asked]);
}

function goesOn(before: Asked, after: Asked): boolean {
  return (
    after.text.startsWith(before.text) &&
    after.word === before.word &&
    after.type === before.type &&
    after.month === before.month
  );
}
