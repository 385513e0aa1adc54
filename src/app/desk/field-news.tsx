// Under a field on the desk: what became of it since the reviewer last looked, and what he asked about it then.
import { useEffect, useRef, useState } from 'preact/hooks';
import { changesSince } from '../../domain/changes.ts';
import type { Changes, Row, StoryEntry } from '../../domain/record.ts';
import type { Store } from '../../store/database.ts';
import { keepLook, lookedAt } from '../../store/look.ts';
import { valueText } from '../parts/value-text.ts';
import { momentText } from '../words/format.ts';
import { tReview } from '../words/review-words.ts';

/**
 * What is new to this reader since his last look; on the first look, what moves while he looks. The look is kept when he
 * turns away.
 */
export function useNews(store: Store, id: string, row: Row | null): Changes {
  const [before, setBefore] = useState<number | null>(null);
  const shown = useRef(0);
  shown.current = row?.v ?? shown.current;
  const first = useRef(0);
  first.current ||= shown.current;
  useEffect(() => {
    let current = true;
    void lookedAt(store, id).then((v) => current && setBefore(v ?? null));
    return () => {
      current = false;
      if (shown.current > 0) void keepLook(store, id, shown.current);
    };
  }, [id]);
  return row ? changesSince(row.story, before ?? first.current) : {};
}

/** The last return, whether or not it has been answered: what was asked is looked for in the answer. */
export function lastReturn(row: Row): StoryEntry | undefined {
  return row.story.findLast(({ kind, to }) => kind === 'review' && to === 'returned');
}

interface FieldNewsProps {
  readonly row: Row;
  readonly field: string;
  readonly news: Changes;
}

export function FieldNews({ row, field, news }: FieldNewsProps) {
  const change = news[field];
  const back = row.state === 'submitted' ? lastReturn(row) : undefined;
  const asked = back?.pins?.[field];
  const text = (value: NonNullable<typeof change>[0]) =>
    value === null ? '–' : valueText(row.type, field, value);
  return (
    <>
      {change && (
        <span class="field-news num">
          {tReview('news.value', { before: text(change[0]), after: text(change[1]) })}
        </span>
      )}
      {back && asked && (
        <span class="field-asked">
          {tReview('news.asked', { at: momentText(back.at), text: asked })}
        </span>
      )}
    </>
  );
}
