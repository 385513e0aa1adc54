// The agencies of a place on a cut-off, as the targets and tasks ask for them. [G1]
import type { Agency } from '../../src/domain/agency.ts';
import { registerOn } from '../../src/domain/agency.ts';
import shipped from '../../src/domain/catalogue/agencies.json' with { type: 'json' };
import { unitKey } from '../../src/domain/report/line.ts';
import type { Standing } from '../../src/domain/report/targets.ts';
import { withPredecessors } from '../../src/domain/succession.ts';
import { findUnit, unitSets } from '../../src/domain/unit-catalogue.ts';
import type { ReportPlace } from './place.ts';

export function standingOf({ kind, units }: ReportPlace, cutOff: string): Standing {
  const communes = withPredecessors(units).flatMap((unit): Agency[] => {
    const set = unitSets.find((one) => one.set === unit.set);
    const name = findUnit(unit)?.name ?? unit.code;
    return set
      ? [{ id: unitKey(unit), name, kind: 'ubnd_xa', from: set.validFrom, to: set.validTo, unit }]
      : [];
  });
  // The shipped file is checked by its own test.
  const provincial = shipped.agencies as readonly Agency[];
  const agencies = [...provincial, ...communes];
  const own = kind === 'province' ? agencies : communes;
  return {
    cutOff,
    agencies,
    register: registerOn(own, cutOff),
    declared: [],
    quoted: [],
    words: [],
  };
}
