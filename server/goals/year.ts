// The register of a reporting year, for whoever asks: the communes in his sight as they stood then, and for the province
// the agencies it keeps and the districts there were. Records of a merged unit count under what answers for it. [G1] [U4]
import type { Agency } from '../../src/domain/agency.ts';
import { registerOn } from '../../src/domain/agency.ts';
import type { Cell } from '../../src/domain/measure.ts';
import { planStart } from '../../src/domain/period.ts';
import type { Person } from '../../src/domain/person.ts';
import type { SetYears } from '../../src/domain/report-year.ts';
import { reportDays } from '../../src/domain/report-year.ts';
import { scopeId } from '../../src/domain/scope.ts';
import type { Totals } from '../../src/domain/totals.ts';
import { addTotals } from '../../src/domain/totals.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import { unitsInSight } from '../sight.ts';
import type { Queries } from '../storage/database.ts';
import { findAgencies } from '../storage/register.ts';
import { findTotals } from '../storage/totals.ts';
import { findUnit, successionOf, units, withPredecessors } from '../units.ts';

export interface GoalYear {
  readonly year: number;
  readonly from: string;
  readonly cutOff: string;
  /** Everybody in sight, whenever they exist. */
  readonly agencies: readonly Agency[];
  readonly register: readonly Agency[];
  /** Communes that exist on a day of the year. */
  readonly communes: readonly Agency[];
}

/** The day the district level ended. domain.md §4.1 */
const lastDistrictDay = '2025-06-30';

/** Every agency in a person's sight, of every year. */
export async function agenciesFor(db: Queries, person: Person): Promise<readonly Agency[]> {
  const communes = withPredecessors(await unitsInSight(db, person)).map(communeOf);
  if (person.role !== 'province') return communes;
  return [...(await findAgencies(db)), ...districts(), ...communes];
}

/** Up to the year's cut-off as it is set; sums are those of the year's book. [C3] */
export function goalYear(agencies: readonly Agency[], year: number, set: SetYears): GoalYear {
  const { from, to: cutOff } = reportDays(year, set);
  const communes = agencies.filter(
    (one) => one.unit && one.kind === 'ubnd_xa' && one.from <= cutOff && (one.to ?? cutOff) >= from,
  );
  return { year, from, cutOff, agencies, register: registerOn(agencies, cutOff), communes };
}

export function agencyId({ set, code }: UnitRef): string {
  return `${set}.${code}`;
}

function communeOf(unit: UnitRef): Agency {
  const set = units().sets.find((one) => one.set === unit.set);
  return {
    id: agencyId(unit),
    name: findUnit(unit)?.name ?? unit.code,
    kind: 'ubnd_xa',
    from: set?.validFrom ?? planStart,
    // A unit of no set is known by its successors only: it was there before them.
    to: set ? set.validTo : lastDistrictDay,
    unit,
  };
}

/** The eight of Thái Bình; they bore the same codes in both of its sets. */
function districts(): readonly Agency[] {
  const [before] = units().sets;
  return (before?.units ?? [])
    .filter(({ level }) => level === 2)
    .map(({ code, name }) => ({
      id: `${before?.set}.${code}`,
      name: `UBND ${name}`,
      kind: 'ubnd_huyen',
      from: planStart,
      to: lastDistrictDay,
    }));
}

/**
 * The scopes of a year, each with what answers for it on the cut-off; also of units that were gone before it began: a phone
 * that has not been heard since may still write for them. What was divided stays under its own unit. [U4] [U5]
 */
export function goalScopes({ year, cutOff, agencies }: GoalYear): ReadonlyMap<string, string> {
  const scoped = agencies.flatMap(({ unit, kind }): [string, string][] =>
    unit && kind === 'ubnd_xa' ? [[scopeId(unit, year), homeOf(unit, cutOff)]] : [],
  );
  return new Map(scoped);
}

/** Sums by what answers for them on the cut-off. */
export async function totalsOf(db: Queries, asked: GoalYear): Promise<ReadonlyMap<string, Totals>> {
  const scoped = goalScopes(asked);
  const found = await findTotals(db, [...scoped.keys()]);
  const sums = new Map<string, Map<string, Cell>>();
  for (const [scope, home] of scoped) {
    const more = found.get(scope);
    if (!more) continue;
    const sum = sums.get(home) ?? new Map<string, Cell>();
    sums.set(home, sum);
    addTotals(sum, more);
  }
  return sums;
}

export function homeOf(unit: UnitRef, cutOff: string): string {
  const heir = successionOf(unit, cutOff);
  return agencyId(heir.kind === 'whole' ? heir.unit : unit);
}
