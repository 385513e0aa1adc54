// Đơn vị: the dated sets, and what became of a commune. [U2] [U4]
import { localDate } from '../../src/domain/period.ts';
import { isMeant, parseQuery, searchKey } from '../../src/domain/search.ts';
import { fold } from '../../src/domain/text.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import { communesOf, shippedUnits } from '../../src/domain/unit-catalogue.ts';
import type { UnitSetView, Units } from '../../src/protocol/units.ts';
import { unitsAskedSchema } from '../../src/protocol/units.ts';
import type { Reply, SignedCall } from '../route.ts';
import { refuse } from '../route.ts';
import { fullNameOf } from '../sight.ts';
import { listAreas } from '../storage/areas.ts';
import { unitKey } from '../storage/lines.ts';
import { findSettings } from '../storage/settings.ts';
import { findUnit, successionOf, units } from '../units.ts';

/** Names of one question; more are another question. */
const mostFound = 40;

const named = (unit: UnitRef) => ({ unit: unitKey(unit), name: fullNameOf(unit) });

/** GET /units?q=… */
export async function showUnits({ db, query, nowMs }: SignedCall): Promise<Reply> {
  const parsed = unitsAskedSchema.safeParse(query);
  if (!parsed.success) return refuse('malformed');
  const body: Units = {
    sets: units().sets.map((set) => ({
      set: set.set,
      validFrom: set.validFrom,
      validTo: set.validTo,
      legal: set.legal,
      communes: communesOf(set).length,
      districts: set.units.filter((unit) => unit.level === 2).length,
    })),
    levels: (await findSettings(db, localDate(nowMs))).levels,
    found: parsed.data.q ? foundOf(parsed.data.q, localDate(nowMs)) : [],
  };
  return { status: 200, body };
}

function foundOf(text: string, today: string): Units['found'] {
  const query = parseQuery(text);
  if (query.words.length === 0) return [];
  return units()
    .sets.flatMap((set) =>
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

/** GET /units/:set, with the areas of today beside it. [U3] */
export async function showUnitSet({ db, params }: SignedCall): Promise<Reply> {
  const set = units().sets.find((one) => one.set === params['set']);
  if (!set) return refuse('not-found');
  const body: UnitSetView = {
    set: set.set,
    validFrom: set.validFrom,
    validTo: set.validTo,
    legal: set.legal,
    brought: !shippedUnits.sets.some((one) => one.set === set.set),
    units: set.units.map(({ code, name, type, level, parent }) => ({
      code,
      name,
      type,
      level,
      parent,
    })),
    edges: units()
      .edges.filter(({ to }) => to.set === set.set)
      .map(({ from, to, whole, name }) => ({
        from: findUnit(from) || !name ? named(from) : { unit: unitKey(from), name },
        to: named(to),
        whole,
      })),
    areas: (await listAreas(db)).map((area) => ({ ...area, units: area.units.map(named) })),
  };
  return { status: 200, body };
}
