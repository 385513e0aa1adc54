// What the province says of each line of a log: where it belongs, and whether it is new. [Q2] [Q3]
import type { Airing } from '../../src/domain/airing-log/airing.ts';
import { airingId, isLogged } from '../../src/domain/airing-log/airing.ts';
import type { Place } from '../../src/domain/airing-log/place.ts';
import { placeOf } from '../../src/domain/airing-log/place.ts';
import { reportingYear } from '../../src/domain/period.ts';
import { may } from '../../src/domain/permission.ts';
import type { Person } from '../../src/domain/person.ts';
import { scopeId } from '../../src/domain/scope.ts';
import { fold } from '../../src/domain/text.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { LogAnswer, LogAsk, Verdict } from '../../src/protocol/airings.ts';
import { answering } from '../sight.ts';
import { findAirings } from '../storage/airings.ts';
import type { Queries } from '../storage/database.ts';
import { findRecordsIn } from '../storage/records.ts';
import { findUnit, units } from '../units.ts';

type Line = LogAsk['rows'][number];
type Told = LogAnswer['lines'][number];

export interface Judged {
  readonly told: readonly Told[];
  /** What is to be proposed. */
  readonly fresh: readonly Airing[];
}

export async function judge(
  db: Queries,
  person: Person,
  { rows, places }: Pick<LogAsk, 'rows' | 'places'>,
): Promise<Judged> {
  const answers = answering(person);
  const placed = rows.map((row) => ({ row, place: locate(row, places) }));
  const all = placed.flatMap(({ row, place }) =>
    place.kind === 'known' ? [airingOf(row, place.unit)] : [],
  );
  const known = await findAirings(
    db,
    all.map(({ id }) => id),
  );
  const book = await broadcastsOf(db, all);
  const fresh: Airing[] = [];
  const told = placed.map(({ row, place }): Told => {
    const { line } = row;
    if (place.kind !== 'known') return { line, ...asked(place) };
    const airing = airingOf(row, place.unit);
    const says = (verdict: Verdict): Told => ({ line, verdict, ...whereTo(place) });
    if (!may(answers, 'airing.import', airing.unit)) return says('not-yours');
    const before = known.get(airing.id);
    if (before) return says(before.refused ? 'refused' : 'again');
    if (isLogged(airing, book)) return says('logged');
    fresh.push(airing);
    return says('fresh');
  });
  return { told, fresh: onceEach(fresh) };
}

/** Two names of one commune may tell of the same minute. */
function onceEach(airings: readonly Airing[]): readonly Airing[] {
  return [...new Map(airings.map((airing) => [airing.id, airing])).values()];
}

/** A person's word on a place goes before its name. */
function locate({ place, date }: Line, places: LogAsk['places']): Place {
  const [set, code] = (places[fold(place)] ?? '').split('.');
  if (!set || !code) return placeOf(place, date, units());
  return findUnit({ set, code }) ? { kind: 'known', unit: { set, code } } : { kind: 'unknown' };
}

function airingOf({ date, start, minutes, clusters, title }: Line, unit: UnitRef): Airing {
  return {
    id: airingId(unit, date, start),
    unit,
    date,
    start,
    minutes,
    ...(clusters === undefined ? {} : { clusters }),
    ...(title === undefined ? {} : { title }),
  };
}

/** What these communes' books have of these days. */
async function broadcastsOf(db: Queries, airings: readonly Airing[]) {
  const scopes = new Set(airings.map(({ unit, date }) => scopeId(unit, reportingYear(date))));
  const days = airings.map(({ date }) => date).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const records = await findRecordsIn(db, [...scopes], [first, last]);
  return records.filter(({ type, state }) => type === 'phat_thanh' && state !== 'cancelled');
}

function whereTo({ unit, was }: Extract<Place, { kind: 'known' }>): Partial<Told> {
  const of = nameOf(unit);
  return was ? { unit: of, was: nameOf(was) } : { unit: of };
}

function asked(place: Exclude<Place, { kind: 'known' }>): Pick<Told, 'verdict' | 'units'> {
  if (place.kind === 'unknown') return { verdict: 'unknown' };
  const units = place.units.map((unit) => ({ unit: keyOf(unit), name: nameOf(unit) }));
  return { verdict: place.kind, units };
}

export function keyOf({ set, code }: UnitRef): string {
  return `${set}.${code}`;
}

export function nameOf(unit: UnitRef): string {
  return findUnit(unit)?.name ?? keyOf(unit);
}
