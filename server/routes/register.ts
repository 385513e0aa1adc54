// POST /register: what the province keeps beside the records, one entry at a time, each with who and when. [G1] [G5] [G8]
import { checkActivity, parseValues } from '../../src/domain/activity/activity.ts';
import { agencyFault } from '../../src/domain/agency.ts';
import type { Value } from '../../src/domain/field.ts';
import { localDate, reportingYear } from '../../src/domain/period.ts';
import { codesOf, collectedTasks } from '../../src/domain/plan.ts';
import type { RegisterEntry } from '../../src/protocol/goals.ts';
import { registerSchema } from '../../src/protocol/goals.ts';
import { utc } from '../instant.ts';
import type { Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { note } from '../storage/audit.ts';
import type { Kept } from '../storage/register.ts';
import { findAgencies, noYear, putEntry } from '../storage/register.ts';

export const writeRegister = reads(
  registerSchema,
  'malformed',
  async (call: SignedCall, input: RegisterEntry): Promise<Reply> => {
    const { db, person, nowMs } = call;
    const at = utc(nowMs);
    if (!(await isSound(call, input))) return refuse('malformed');
    const by = { account: person.id, at };
    const { kind } = input;
    const [key, year] = [keyOf(input), 'year' in input ? input.year : noYear];
    if (kind === 'said') {
      const doc = valuesOf(input.values);
      await putEntry(db, kind, { key, year, doc }, by);
    } else await putEntry(db, kind, { key, year, doc: input.entry } as Kept<typeof kind>, by);
    await note(db, at, {
      deed: 'register.changed',
      by: person.id,
      what: key,
      detail: { kind, year },
    });
    return { status: 200, body: {} };
  },
);

function keyOf(input: RegisterEntry): string {
  if (input.kind === 'said') return input.agency;
  return input.kind === 'agency' ? input.entry.id : input.entry.code;
}

/** Told by the same code as a commune's declaration; a year that has not begun has nothing to say. [D3] */
async function isSound({ db, nowMs }: SignedCall, input: RegisterEntry): Promise<boolean> {
  const today = localDate(nowMs);
  if ('year' in input && input.year > reportingYear(today)) return false;
  switch (input.kind) {
    case 'agency':
      return agencyFault(input.entry) === undefined && isKeptKind(input.entry.kind);
    case 'quoted':
      return input.entry.date <= today;
    case 'task':
      return codesOf(collectedTasks).includes(input.entry.code);
    case 'said': {
      const known = (await findAgencies(db)).some(({ id }) => id === input.agency);
      const { findings } = parseValues('khai_bao', input.values);
      const context = { today, year: input.year };
      const { errors } = checkActivity('khai_bao', valuesOf(input.values), context);
      return known && findings.length === 0 && errors.length === 0;
    }
  }
}

/** Communes and districts come from the unit sets, never from a form. [U1] */
function isKeptKind(kind: string): boolean {
  return kind !== 'ubnd_xa' && kind !== 'ubnd_huyen';
}

function valuesOf(given: Readonly<Record<string, unknown>>): Readonly<Record<string, Value>> {
  const { values } = parseValues('khai_bao', given);
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== null),
  );
}
