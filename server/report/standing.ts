// The agencies of a place in one year, and what the province keeps of them beside their logbooks: the register of Mục
// tiêu and Nhiệm vụ, so that the report says what they say. [G1]
import { registerOn } from '../../src/domain/agency.ts';
import type { Standing } from '../../src/domain/report/targets.ts';
import { agenciesFor } from '../goals/year.ts';
import type { Queries } from '../storage/database.ts';
import { findEntries } from '../storage/register.ts';
import type { ReportPlace } from './place.ts';

/** @param cutOff the last day of the year that is meant */
export async function standingOf(
  db: Queries,
  { kind, units }: ReportPlace,
  year: number,
  cutOff: string,
): Promise<Standing> {
  const communes = await agenciesFor(db, { id: '', role: 'officer', units });
  const whole = kind === 'province';
  if (!whole) {
    const register = registerOn(communes, cutOff);
    return { cutOff, agencies: communes, register, declared: [], quoted: [], words: [] };
  }
  const agencies = await agenciesFor(db, { id: '', role: 'province', units: [] });
  const said = (await findEntries(db, 'said')).filter((one) => one.year === year);
  const quoted = (await findEntries(db, 'quoted')).filter((one) => one.year === year);
  const words = (await findEntries(db, 'task')).filter((one) => one.year === year);
  return {
    cutOff,
    agencies,
    register: registerOn(agencies, cutOff),
    declared: said.map(({ key, doc }) => ({ agency: key, values: doc, differ: [] })),
    quoted: quoted.map(({ doc }) => doc),
    words: words.map(({ doc }) => doc),
  };
}
