// The lines of the queue: what, where, since when, and in a word what to look at.
import { useState } from 'preact/hooks';
import type { NamedUnit } from '../../domain/person.ts';
import type { Entry } from '../../store/database.ts';
import { Icon } from '../parts/icon.tsx';
import { EntryRow } from '../screens/entry-row.tsx';
import { unitName } from '../unit-name.ts';
import { tDesk } from '../words/desk-words.ts';
import { dayMonth } from '../words/format.ts';
import { tReview, tReviewIf } from '../words/review-words.ts';
import { t } from '../words/words.ts';
import type { Desk } from './queue.ts';
import { daysIn } from './queue.ts';

interface QueueListProps {
  readonly desk: Desk;
  readonly queue: readonly Entry[];
  readonly units: readonly NamedUnit[];
  /** "/duyet" or "/mau-thuan": where a line leads. */
  readonly root: string;
  readonly chosen: string;
  readonly today: string;
}

const pageSize = 80;

export function QueueList({ desk, queue, units, root, chosen, today }: QueueListProps) {
  const [most, setMost] = useState(pageSize);
  return (
    <>
      {queue.slice(0, most).map((entry) => (
        <div key={entry.id} class={entry.id === chosen ? 'desk-item on' : 'desk-item'}>
          <EntryRow entry={entry} href={`${root}/${entry.id}`} lead={leadOf(entry, units)} desk>
            <Marks desk={desk} entry={entry} today={today} />
          </EntryRow>
        </div>
      ))}
      {queue.length > most && (
        <button
          type="button"
          class="button button-secondary"
          onClick={() => setMost(most + pageSize)}
        >
          {t('book.more', { n: Math.min(pageSize, queue.length - most) })}
        </button>
      )}
    </>
  );
}

function leadOf(entry: Entry, units: readonly NamedUnit[]): string {
  const again = entry.returns > 0 ? ` · ${tDesk('desk.resent', { n: entry.returns + 1 })}` : '';
  return `${unitName(units, entry.scope)} · ${dayMonth(entry.date)}${again}`;
}

/** So many marks fit beside each other; the record says them all. */
const shownMarks = 2;
/** A return nobody has answered for so long is chased. */
const oldDays = 7;

interface MarksProps {
  readonly desk: Desk;
  readonly entry: Entry;
  readonly today: string;
}

function Marks({ desk, entry, today }: MarksProps) {
  const { state } = entry;
  const days = daysIn(entry, today);
  const open = state === 'submitted' || state === 'returned';
  const words = open ? [...new Set(desk.hints(entry).map(({ code }) => markOf(code)))] : [];
  const aged = days !== null && days > 0 && open;
  if (!aged && words.length === 0 && !desk.isPlain(entry)) return null;
  return (
    <span class="marks">
      {words.slice(0, shownMarks).map((word) => (
        <span key={word} class="mark">
          {word}
        </span>
      ))}
      {words.length > shownMarks && (
        <span class="mark">{tReview('mark.more', { n: words.length - shownMarks })}</span>
      )}
      {desk.isPlain(entry) && (
        <span class="mark mark-plain">
          <Icon name="ok" />
          {tReview('queue.plain')}
        </span>
      )}
      {aged && (
        <span class={days >= oldDays ? 'mark num' : 'soft num'}>
          {tReview(state === 'returned' ? 'queue.back' : 'queue.waits', { n: days })}
        </span>
      )}
    </span>
  );
}

function markOf(code: string): string {
  return tReviewIf(`mark.${code}`) ?? tReview('mark.other');
}
