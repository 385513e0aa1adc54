// Totals of communes drawn under the units of their own time or of another day. Records are never rewritten: only the
// sum of them is carried along the maps. domain.md §4.3 [U5]

import type { Succession } from './succession.ts';
import type { UnitRef } from './unit.ts';

export interface UnitTotal {
  readonly unit: UnitRef;
  readonly n: number;
}

/** "Như lúc đó": under the unit each record was written for. "Như hiện nay": under what answers for it on that day. */
export type UnitView = { readonly as: 'then' } | { readonly as: 'on'; readonly date: string };

export interface DrawnTotal extends UnitTotal {
  /** Divided since, or in no list: nobody can say whose it is, so it stays under its own unit and says so. */
  readonly undivided: boolean;
}

/**
 * The same total in every view, whatever the maps do: each number goes whole to one line.
 * @param heirOf the maps in force: `successionOf`
 */
export function drawTotals(
  totals: readonly UnitTotal[],
  view: UnitView,
  heirOf: (unit: UnitRef, date: string) => Succession,
): readonly DrawnTotal[] {
  const lines = new Map<string, DrawnTotal>();
  for (const { unit, n } of totals) {
    const heir = view.as === 'on' ? heirOf(unit, view.date) : { kind: 'whole' as const, unit };
    const undivided = heir.kind !== 'whole';
    const home = undivided ? unit : heir.unit;
    const key = `${undivided}:${home.set}.${home.code}`;
    lines.set(key, { unit: home, undivided, n: (lines.get(key)?.n ?? 0) + n });
  }
  return [...lines.values()];
}
