// A new set of units and the map to it: tried without a trace, then brought in. Nothing that was written is rewritten: the
// register grows by one set, and areas and accounts go along with their communes. [U6] [U7] [U8]
import { localDate } from '../../src/domain/period.ts';
import type { Reform } from '../../src/domain/reform.ts';
import { reformed, reformFaultsOf, reformMovesOf } from '../../src/domain/reform.ts';
import type { UnitRegister } from '../../src/domain/succession.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import { sameUnit } from '../../src/domain/unit.ts';
import type { ReformCheck, ReformFiles } from '../../src/protocol/units.ts';
import { reformSchema } from '../../src/protocol/units.ts';
import { utc } from '../instant.ts';
import type { Continued, Refusal, Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { fullNameOf } from '../sight.ts';
import { note } from '../storage/audit.ts';
import type { Queries } from '../storage/database.ts';
import { unitKey } from '../storage/lines.ts';
import { insertReform, readUnits, withdrawSet } from '../storage/unit-sets.ts';
import { comeIntoForce, leavers } from '../sync/unit-keeping.ts';
import { units, useUnits } from '../units.ts';

/** POST /units/check: reads two files and says what they would do. Nothing is kept. */
export const checkReform = reads(
  reformSchema,
  'malformed',
  async ({ db, nowMs }: SignedCall, files): Promise<Reply> => {
    const reform = reformOf(files, units());
    const faults = reformFaultsOf(reform, units().sets);
    const { lastDay, alone, merged, divided } = reformMovesOf(reform);
    const names = new Map(reform.set.units.map(({ code, name }) => [code, name]));
    const leaving =
      faults.length === 0
        ? await leavers(db, reformed(units(), reform), reform.set.validFrom, localDate(nowMs))
        : [];
    const body: ReformCheck = {
      faults: [...faults],
      lastDay,
      alone,
      merged: [...merged].map(([code, from]) => ({
        to: { unit: `${reform.set.set}.${code}`, name: names.get(code) ?? code },
        from: from.map(named),
      })),
      divided: divided.map(named),
      accounts: leaving.length,
      adrift: leaving
        .filter(({ before }) => before.places.some((place) => has(divided, place)))
        .map(({ before }) => before.login),
      entries: await entriesUnder(db, units().sets.at(-1)?.set ?? ''),
    };
    return { status: 200, body };
  },
);

/** POST /units: what the trial has shown comes true. Whatever has a fault is refused as a whole. */
export const bringReform = reads(
  reformSchema,
  'malformed',
  async (call: SignedCall, files): Promise<Continued | Refusal> => {
    const { db, person, nowMs } = call;
    const at = utc(nowMs);
    // Read here and not from the process: two who bring in a set at once take turns.
    const present = await readUnits(db);
    const reform = reformOf(files, present);
    if (reformFaultsOf(reform, present.sets).length > 0) return refuse('malformed');
    const after = reformed(present, reform);
    const { set, validFrom, units: all } = reform.set;
    await insertReform(db, reform, { account: person.id, at });
    const detail = { from: validFrom, units: all.length };
    await note(db, at, { deed: 'units.brought', by: person.id, what: set, detail });
    await comeIntoForce(db, after, nowMs);
    return {
      async afterwards({ db: committed }) {
        useUnits(await readUnits(committed));
        return { status: 201, body: { set } };
      },
    };
  },
);

/** DELETE /units/:set. Until its first day nobody has written for it; from then on it stays. */
export async function withdraw(call: SignedCall): Promise<Continued | Refusal> {
  const { db, person, params, nowMs } = call;
  const set = params['set'] ?? '';
  if (!(await withdrawSet(db, set, localDate(nowMs)))) return refuse('not-found');
  await note(db, utc(nowMs), { deed: 'units.withdrawn', by: person.id, what: set });
  return {
    async afterwards({ db: committed }) {
      useUnits(await readUnits(committed));
      return { status: 204 };
    },
  };
}

function reformOf({ set: file, map }: ReformFiles, { sets }: UnitRegister): Reform {
  const { legal } = map.meta;
  const before = sets.at(-1)?.set ?? '';
  return {
    // The day it ends is the day before the next begins, whatever the file says. [U2]
    set: { ...file.meta, validTo: null, legal, units: file.units },
    legal,
    edges: map.edges.map((edge) => ({
      from: { set: edge.fromSet ?? before, code: edge.old },
      to: edge.new,
      whole: edge.part === 'toan_bo',
    })),
  };
}

const has = (units: readonly UnitRef[], unit: UnitRef) => units.some((one) => sameUnit(one, unit));

const named = (unit: UnitRef) => ({ unit: unitKey(unit), name: fullNameOf(unit) });

async function entriesUnder(db: Queries, set: string): Promise<number> {
  const entries = await db
    .selectFrom('week_total')
    .select((of) => of.fn.sum<number | null>('n').as('n'))
    .where('unit', 'like', `${set}.%`)
    .executeTakeFirst();
  return Number(entries?.n ?? 0);
}
