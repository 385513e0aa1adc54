import type { NamedUnit } from '../domain/person.ts';
import { parseScope } from '../domain/scope.ts';
import { sameUnit } from '../domain/unit.ts';

/** The commune of a scope by name, as the session told it; its code if the session does not know it. */
export function unitName(units: readonly NamedUnit[], scope: string): string {
  const unit = parseScope(scope)?.unit;
  if (!unit) return scope;
  return units.find((one) => sameUnit(one, unit))?.name ?? unit.code;
}
