// The station's weekly timetable: what should have been on air and is not in the book yet. Part of the first load, so
// it knows slots, days and counts and nothing of forms. [T1]–[T4]
import type { RecordType } from './activity/type.ts';
import type { Airing } from './airing-log/airing.ts';
import type { Typed, Values } from './field.ts';
import { addDays, weekday } from './period.ts';
import { scopeId } from './scope.ts';
import type { UnitRef } from './unit.ts';

/** The parts of a day: until when the next airing is likely in one, and its usual time. domain.md §2.2 */
export const dayParts = [
  { slot: 'sang', until: '10:30', start: '05:00' },
  { slot: 'trua', until: '14:00', start: '11:00' },
  { slot: 'chieu', until: '18:30', start: '17:00' },
  { slot: 'toi', until: '24:00', start: '19:00' },
] as const;

export function dayPart(time: string): (typeof dayParts)[number] {
  return dayParts.find((one) => time < one.until) ?? dayParts[0];
}

/** On which days of the week a slot is on air; 0 is Sunday. */
const airDays: Readonly<Record<string, string>> = {
  hang_ngay: '0123456',
  thu_2_7: '123456',
  thu_2_6: '12345',
  thu_2_4_6: '135',
  thu_3_5_7: '246',
  thu_2: '1',
  thu_3: '2',
  thu_4: '3',
  thu_5: '4',
  thu_6: '5',
  thu_7: '6',
  chu_nhat: '0',
};
export const slotDays: readonly string[] = Object.keys(airDays);

/** A line of the card's timetable. */
export interface Slot {
  readonly days: string;
  readonly start: string;
  readonly minutes: number;
  readonly kind: string;
  readonly source: string;
  readonly clusters?: number;
}

/** An airing the timetable expects, and how many clusters the card knows to work. */
export interface Proposal {
  readonly date: string;
  readonly slot: Slot;
  readonly on: number;
  readonly total: number;
  /** Why clusters are silent, when the card says that some are. */
  readonly fault?: string;
}

/** Names one airing of one commune on this phone. [T4] */
export function proposalKey(unit: UnitRef, { date, slot }: Proposal): string {
  return `${unit.set}.${unit.code} ${date} ${slot.start}`;
}

/** Missed airings are asked for as long as anyone remembers them. */
export const daysBack = 7;

/** The card that counts for a commune: this reporting year's, else that of the year before. [D4] */
export function cardOf<R extends { readonly type: RecordType; readonly scope: string }>(
  records: readonly R[],
  unit: UnitRef,
  year: number,
): R | undefined {
  const of = (scope: string) =>
    records.find((record) => record.type === 'the_dai' && record.scope === scope);
  return of(scopeId(unit, year)) ?? of(scopeId(unit, year - 1));
}

/**
 * What is still to be logged, the newest first.
 * @param logged values of the commune's broadcasts of these days, cancelled ones left out
 * @param now local date and "HH:mm": an airing is asked for once its time has come [T1]
 */
export function proposals(
  card: Values,
  logged: readonly Values[],
  now: { readonly today: string; readonly time: string },
): readonly Proposal[] {
  const slots = linesOf(card.slots).map(slotOf);
  const found: Proposal[] = [];
  for (let back = 0; back <= daysBack; back += 1) {
    const date = addDays(now.today, -back);
    const due = slots
      .filter(({ days }) => airDays[days]?.includes(String(weekday(date))))
      .filter(({ start }) => back > 0 || start <= now.time)
      .sort((a, b) => (a.start < b.start ? -1 : 1));
    const open = unanswered(
      due,
      logged.filter((values) => covers(values, date)),
    );
    found.push(...open.map((slot) => ({ date, slot, ...working(card, slot, date) })).reverse());
  }
  return found;
}

/** An airing a platform told of, as the card knows the rest: its slot's kind, the clusters that were on. [Q1] [T3] */
export function toldProposal(card: Values, { date, start, minutes, clusters }: Airing): Proposal {
  const own = linesOf(card.slots)
    .map(slotOf)
    .find((slot) => slot.start === start);
  const source = { kind: 'thong_tin_nguon', source: 'thong_tin_nguon_tinh' };
  const slot = { days: '', ...source, ...own, start, minutes };
  const known = working(card, slot, date);
  return { date, slot, ...known, on: Math.min(clusters ?? known.on, known.total) };
}

/** A record of several days answers each of them. [T2] */
function covers({ date, to }: Values, day: string): boolean {
  if (typeof date !== 'string' || date > day) return false;
  return date === day || (typeof to === 'string' && day <= to);
}

/** Each broadcast answers one airing of its day: that of its time, else one of its part of the day. [T2] */
function unanswered(due: readonly Slot[], logged: readonly Values[]): readonly Slot[] {
  const open = [...due];
  const answers = (fits: (slot: Slot, values: Values) => boolean) => (values: Values) => {
    const at = open.findIndex((slot) => fits(slot, values));
    if (at >= 0) open.splice(at, 1);
    return at < 0;
  };
  logged
    .filter(answers((slot, { start }) => slot.start === start))
    .forEach(answers(({ start }, values) => dayPart(start).slot === values.slot));
  return open;
}

/** The slot's clusters, without those the card knows to be out of order that day. [T3] */
function working(card: Values, slot: Slot, date: string): Pick<Proposal, 'on' | 'total' | 'fault'> {
  const all = numberOf(card.clustersTotal);
  const total = Math.min(slot.clusters ?? all, all);
  const open = linesOf(card.faults)
    .filter(({ opened }) => typeof opened === 'string' && opened <= date)
    .filter(({ closed }) => !(typeof closed === 'string' && closed <= date))
    .sort((a, b) => numberOf(b.clusters) - numberOf(a.clusters));
  const broken = open.reduce((sum, { clusters }) => sum + numberOf(clusters), 0);
  const on = Math.max(0, Math.min(total, all - broken));
  const cause = open[0]?.cause;
  return { on, total, ...(on < total && typeof cause === 'string' ? { fault: cause } : {}) };
}

function linesOf(value: unknown): readonly Typed[] {
  return Array.isArray(value) ? value.filter((line) => typeof line === 'object') : [];
}

function slotOf({ days, start, minutes, kind, source, clusters }: Typed): Slot {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    days: text(days),
    start: text(start),
    minutes: numberOf(minutes),
    kind: text(kind),
    source: text(source),
    ...(typeof clusters === 'number' ? { clusters } : {}),
  };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
