// The register of units this process works with: what ships, and the sets the province has brought in. One process serves
// one province (storage/sqlite/lock.ts), so there is one; it is read at the start and after an import has been committed,
// never inside a transaction. [U2] [U7]
import type { Succession, UnitRegister } from '../src/domain/succession.ts';
import type { Unit, UnitRef } from '../src/domain/unit.ts';
import { shippedUnits } from '../src/domain/unit-catalogue.ts';

let present: UnitRegister = shippedUnits;

export function useUnits(register: UnitRegister): void {
  present = register;
}

/** As it stands now; a value: whoever holds it sees no later import. */
export function units(): UnitRegister {
  return present;
}

export function findUnit(unit: UnitRef): Unit | undefined {
  return present.find(unit);
}

export function successionOf(unit: UnitRef, date: string): Succession {
  return present.successionOf(unit, date);
}

export function withPredecessors(of: readonly UnitRef[]): readonly UnitRef[] {
  return present.withPredecessors(of);
}
