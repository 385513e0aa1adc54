// What the search finds, at the pace of typing: at a key no more is looked for than the screen shows, the rest when the
// typing rests; and one more letter looks only among what the letters before it found.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { BookLine, Found } from '../../domain/book.ts';
import { findLines } from '../../domain/book.ts';
import { parseQuery } from '../../domain/search.ts';
import type { Asked } from './book-filter.ts';

interface Last {
  readonly lines: readonly BookLine[];
  readonly asked: Asked;
  readonly found: Found;
}

/** Longer than between two letters of a quick typist. */
const restMs = 250;

/** @param enough lines at once; all of them follow */
export function useFound(lines: readonly BookLine[], asked: Asked, enough: number): Found {
  const last = useRef<Last | null>(null);
  const [whole, setWhole] = useState<Last | null>(null);
  const first = useMemo(() => {
    const before = last.current;
    // A longer query never finds more. [A4]
    const within = before?.found.whole && before.lines === lines && goesOn(before.asked, asked);
    const some = within ? before.found.all : lines;
    const found = findLines(some, parseQuery(asked.text), asked, enough);
    last.current = { lines, asked, found };
    return found;
  }, [lines, asked]);
  useEffect(() => {
    if (first.whole) return;
    const rest = setTimeout(() => {
      const found = findLines(lines, parseQuery(asked.text), asked);
      last.current = { lines, asked, found };
      setWhole(last.current);
    }, restMs);
    return () => clearTimeout(rest);
  }, [first]);
  return whole?.lines === lines && whole.asked === asked ? whole.found : first;
}

function goesOn(before: Asked, after: Asked): boolean {
  return (
    after.text.startsWith(before.text) &&
    after.word === before.word &&
    after.type === before.type &&
    after.month === before.month
  );
}
