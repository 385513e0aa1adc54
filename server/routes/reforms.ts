// A new set of units and the map to it: tried without a trace, then brought in. Nothing that was written is rewritten: the
// register grows by one set, and areas and accounts go along with their communes. [U6] [U7] [U8]
import { carriedPlaces } from '../../src/domain/carry.ts';
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
import type { DatedAccount } from '../storage/accounts.ts';
import { changePlacesOf, listAccounts } from '../storage/accounts.ts';
import { note } from '../storage/audit.ts';
import type { Queries } from '../storage/database.ts';
import { unitKey } from '../storage/lines.ts';
import { insertReform, readUnits } from '../storage/unit-sets.ts';
import { comeIntoForce } from '../sync/unit-keeping.ts';
import { units, useUnits } from '../units.ts';
import { placing } from './accounts.ts';

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
      faults.length === 0 ? await leavers(db, reformed(units(), reform), reform, nowMs) : [];
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
    const notes = [];
    for (const { before, after: places } of await leavers(db, after, reform, nowMs)) {
      const { id, areaId } = before;
      await changePlacesOf(db, { id, areaId, places });
      notes.push(...placing(person.id, before, { id, areaId, places }));
    }
    await comeIntoForce(db, after, nowMs);
    const detail = { from: validFrom, units: all.length };
    await note(db, at, { deed: 'units.brought', by: person.id, what: set, detail }, ...notes);
    return {
      async afterwards({ db: committed }) {
        useUnits(await readUnits(committed));
        return { status: 201, body: { set } };
      },
    };
  },
);

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

interface Leaver {
  readonly before: DatedAccount;
  readonly after: DatedAccount['places'];
}

/** Accounts with a commune of their own that the reform moves. */
async function leavers(
  db: Queries,
  after: UnitRegister,
  { set }: Reform,
  nowMs: number,
): Promise<readonly Leaver[]> {
  return (await listAccounts(db, localDate(nowMs)))
    .map((before) => ({ before, after: carriedPlaces(before.places, after, set.validFrom) }))
    .filter(({ before, after: places }) => placing('', before, { ...before, places }).length > 0);
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
