// Đơn vị: the dated sets, what became of a commune, and a new set tried without changing anything. [U2] [U4] [U6]
import { localDate } from '../../src/domain/period.ts';
import type { Reform } from '../../src/domain/reform.ts';
import { reformFaultsOf, reformMovesOf } from '../../src/domain/reform.ts';
import { isMeant, parseQuery, searchKey } from '../../src/domain/search.ts';
import { successionOf } from '../../src/domain/succession.ts';
import { fold } from '../../src/domain/text.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import { communesOf, unitSetOn, unitSets } from '../../src/domain/unit-catalogue.ts';
import type { ReformCheck, Units } from '../../src/protocol/units.ts';
import { reformSchema, unitsAskedSchema } from '../../src/protocol/units.ts';
import type { Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { fullNameOf } from '../sight.ts';
import type { Queries } from '../storage/database.ts';
import { unitKey } from '../storage/lines.ts';

/** Names of one question; more are another question. */
const mostFound = 40;

const named = (unit: UnitRef) => ({ unit: unitKey(unit), name: fullNameOf(unit) });

/** GET /units?q=… */
export function showUnits({ query, nowMs }: SignedCall): Promise<Reply> {
  const parsed = unitsAskedSchema.safeParse(query);
  if (!parsed.success) return Promise.resolve(refuse('malformed'));
  const body: Units = {
    sets: unitSets.map((set) => ({
      set: set.set,
      validFrom: set.validFrom,
      validTo: set.validTo,
      legal: set.legal,
      communes: communesOf(set).length,
      districts: set.units.filter((unit) => unit.level === 2).length,
    })),
    found: parsed.data.q ? foundOf(parsed.data.q, localDate(nowMs)) : [],
  };
  return Promise.resolve({ status: 200, body });
}

function foundOf(text: string, today: string): Units['found'] {
  const query = parseQuery(text);
  if (query.words.length === 0) return [];
  return unitSets
    .flatMap((set) =>
      communesOf(set)
        .filter(({ name, aliases = [] }) =>
          isMeant(query, searchKey(fold([name, ...aliases].join(' ')))),
        )
        .map(({ code }) => {
          const unit = { set: set.set, code };
          const heir = successionOf(unit, today);
          const heirs =
            heir.kind === 'whole' ? [heir.unit] : heir.kind === 'partial' ? heir.units : [];
          return { ...named(unit), set: set.set, heirs: heirs.map(named) };
        }),
    )
    .slice(0, mostFound);
}

/** POST /units/check: reads two files and says what they would do. Nothing is kept. */
export const checkReform = reads(
  reformSchema,
  'malformed',
  async ({ db, nowMs }: SignedCall, { set: file, map }): Promise<Reply> => {
    const before = unitSetOn(localDate(nowMs));
    if (!before) return refuse('malformed');
    const { legal } = map.meta;
    const reform: Reform = {
      set: { ...file.meta, legal, units: file.units },
      legal,
      edges: map.edges.map((edge) => ({
        from: { set: edge.fromSet ?? before.set, code: edge.old },
        to: edge.new,
        whole: edge.part === 'toan_bo',
      })),
    };
    const { lastDay, alone, merged, divided } = reformMovesOf(reform);
    const names = new Map(file.units.map(({ code, name }) => [code, name]));
    const body: ReformCheck = {
      faults: [...reformFaultsOf(reform, before)],
      lastDay,
      alone,
      merged: [...merged].map(([code, from]) => ({
        to: { unit: `${file.meta.set}.${code}`, name: names.get(code) ?? code },
        from: from.map(named),
      })),
      divided: divided.map(named),
      ...(await standing(db, before.set)),
    };
    return { status: 200, body };
  },
);

async function standing(db: Queries, set: string) {
  const accounts = await db
    .selectFrom('account_unit')
    .select('account_id')
    .distinct()
    .where('unit_set', '=', set)
    .execute();
  const entries = await db
    .selectFrom('week_total')
    .select((of) => of.fn.sum<number | null>('n').as('n'))
    .where('unit', 'like', `${set}.%`)
    .executeTakeFirst();
  return { accounts: accounts.length, entries: Number(entries?.n ?? 0) };
}
