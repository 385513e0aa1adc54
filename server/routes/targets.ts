// Mục tiêu: every target of a year with who has not declared, and how it has moved since 2023. [G1]–[G6]
import type { Agency } from '../../src/domain/agency.ts';
import { isAdministrative } from '../../src/domain/agency.ts';
import { scopeId } from '../../src/domain/scope.ts';
import { singletonId } from '../../src/domain/singleton.ts';
import type { Declared, Quoted } from '../../src/domain/target.ts';
import { spokesLacks, targetLines } from '../../src/domain/target.ts';
import type { TargetAgency, Targets } from '../../src/protocol/goals.ts';
import type { Asked } from '../goals/asked.ts';
import { ofYear, yearsUntil } from '../goals/asked.ts';
import { findDeclared } from '../goals/declarations.ts';
import type { GoalYear } from '../goals/year.ts';
import { goalYear } from '../goals/year.ts';
import type { Reply, SignedCall } from '../route.ts';
import { findEntries } from '../storage/register.ts';
import { findCalendar } from '../storage/settings.ts';

/** GET /goals/:year/targets */
export const showTargets = ofYear(async ({ db }: SignedCall, asked: Asked): Promise<Reply> => {
  const { agencies, year, cutOff, today, register, communes } = asked;
  const set = await findCalendar(db);
  const years = yearsUntil(today).map((one) => goalYear(agencies, one, set));
  const declared = await findDeclared(db, years);
  const quoted = await findEntries(db, 'quoted');
  const linesOf = (one: GoalYear) => {
    const own = quoted.filter((entry) => entry.year === one.year);
    const facts = { cutOff: one.cutOff, register: one.register, declared: declared(one.year) };
    return targetLines({ ...facts, quoted: own.map(({ doc }): Quoted => doc) });
  };
  const said = new Map(declared(year).map((one) => [one.agency, one]));
  const body: Targets = {
    year,
    cutOff,
    today,
    // Merged units are named too where they have spoken.
    agencies: [...new Set([...register, ...communes])].map((agency) =>
      agencyLine(agency, asked, said.get(agency.id)),
    ),
    lines: linesOf(asked),
    trend: years.map((one) => ({
      year: one.year,
      shares: Object.fromEntries(
        linesOf(one).map(({ code, percent, asked: all, silent }) => [
          code,
          { percent, declared: all - silent.length, asked: all },
        ]),
      ),
    })),
  };
  return { status: 200, body };
});

/** What the screen shows of a declaration: numbers and documents, never the words of part four. */
const shown = /^(spokes|regulation|informings|inPost|trained|plan)/;

function agencyLine(
  agency: Agency,
  { cutOff, year }: Asked,
  said: Declared | undefined,
): TargetAgency {
  const { id, name, kind, from, to, post, heir, unit } = agency;
  const values = Object.entries(said?.values ?? {}).filter(([key]) => shown.test(key));
  const rec = unit && said ? singletonId('khai_bao', scopeId(unit, year)) : null;
  return {
    id,
    name,
    kind,
    from,
    to,
    ...(post === undefined ? {} : { post }),
    ...(heir === undefined ? {} : { heir }),
    kept: unit === undefined,
    rec,
    ...(isAdministrative(agency) ? { lacks: said ? spokesLacks(said.values, cutOff) : null } : {}),
    values: Object.fromEntries(values),
  };
}
