// The reviewer's order of work: what the province refused, what came again, then what has waited longest.
import type { ActivityType } from '../../domain/activity/type.ts';
import { isActivity } from '../../domain/activity/type.ts';
import type { Hint } from '../../domain/check.ts';
import { hintsOf, isUnremarkable } from '../../domain/check.ts';
import { sameThing, surveyOf } from '../../domain/check-across.ts';
import { daysBetween, localDate } from '../../domain/period.ts';
import { parseScope } from '../../domain/scope.ts';
import type { Entry } from '../../store/database.ts';
import type { Part } from './part.ts';

export type QueueFilter =
  | 'submitted'
  | 'checked'
  | 'returned'
  | 'approved'
  | 'conflict'
  | 'duplicate'
  | 'all';

/** What the reviewer wants to see. */
export interface Asked {
  readonly filter: QueueFilter;
  /** A commune's code; a desk has one set. */
  readonly unit: string | null;
  readonly type: ActivityType | null;
}

/** All the desk holds, with what the checks say of each. */
export interface Desk {
  readonly entries: readonly Entry[];
  readonly part: Pick<Part, 'steps' | 'own'>;
  readonly hints: (entry: Entry) => readonly Hint[];
  /** It may be there twice. [K7] */
  readonly isTwice: (entry: Entry) => boolean;
  /** It may be approved with others at once. [K8] */
  readonly isPlain: (entry: Entry) => boolean;
}

/** The survey is made once; the hints of one entry when they are asked for first. */
export function deskOf(
  entries: readonly Entry[],
  today: string,
  part: Desk['part'] = { steps: 1, own: 'submitted' },
): Desk {
  const survey = surveyOf(entries);
  const known = new WeakMap<Entry, readonly Hint[]>();
  function hints(entry: Entry): readonly Hint[] {
    const found = known.get(entry) ?? hintsOf(entry, survey, today);
    known.set(entry, found);
    return found;
  }
  // Where something waits or was refused, this desk has already spoken.
  const isPlain = (entry: Entry) => entry.word === 'sent' && isUnremarkable(entry, hints(entry));
  // Asked of every entry: without the other checks.
  const isTwice = (entry: Entry) =>
    entry.state !== 'cancelled' && sameThing(survey, entry).length > 0;
  return { entries, part, hints, isTwice, isPlain };
}

export function queueOf(desk: Desk, { filter, unit, type }: Asked): readonly Entry[] {
  const found = desk.entries.filter(
    (entry) =>
      (type === null || entry.type === type) &&
      (unit === null || parseScope(entry.scope)?.unit.code === unit) &&
      belongs(desk, entry, filter),
  );
  if (filter === 'submitted' || filter === 'checked') return found.sort(byUrgency);
  return filter === 'returned' ? found.sort(bySince) : found;
}

function belongs(desk: Desk, entry: Entry, filter: QueueFilter): boolean {
  if (filter === 'conflict') return entry.conflicts > 0;
  // A card is nobody's to review. [D1]
  if (!isActivity(entry.type)) return false;
  if (filter === 'all') return true;
  if (filter === 'duplicate') return desk.isTwice(entry);
  // A decision the province refused is looked at again, whatever became of the record. [V3]
  return (
    placeOf(entry, desk.part) === filter || (filter === desk.part.own && entry.word === 'attention')
  );
}

/** What waits does so for the one step, or for the first or the second of two. [V14] */
function placeOf({ state, checked }: Entry, { steps }: Desk['part']): Entry['state'] | 'checked' {
  return state === 'submitted' && checked && steps === 2 ? 'checked' : state;
}

function byUrgency(a: Entry, b: Entry): number {
  const asking = (entry: Entry) => Number(entry.word === 'attention');
  return asking(b) - asking(a) || b.returns - a.returns || bySince(a, b);
}

/** Longest first; what the province has not dated yet comes last, by its own day. */
function bySince(a: Entry, b: Entry): number {
  return compare(a.since ?? '~', b.since ?? '~') || compare(a.date, b.date);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whole days in its state, by the calendar; null while the province has not dated it. */
export function daysIn({ since }: Entry, today: string): number | null {
  return since === undefined ? null : Math.max(0, daysBetween(localDate(Date.parse(since)), today));
}
