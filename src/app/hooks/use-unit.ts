// Which of the account's communes a screen is about: the first, unless the address names another. In the address, so
// that a reload and the way back keep it.
import { useLocation } from 'preact-iso';
import type { NamedUnit } from '../../domain/person.ts';
import type { UnitRef } from '../../domain/unit.ts';
import { useAccount } from '../account.ts';

/** "HY2025.12472": the code alone means nothing. [U1] */
export function unitKey({ set, code }: UnitRef): string {
  return `${set}.${code}`;
}

/** The same screen about this commune; an account of one commune needs no telling. */
export function aboutUnit(path: string, unit: UnitRef, units: readonly UnitRef[]): string {
  return units.length > 1 ? `${path}?xa=${unitKey(unit)}` : path;
}

interface ChosenUnit {
  readonly units: readonly NamedUnit[];
  /** Undefined when the address names a commune that is not this account's. */
  readonly unit: NamedUnit | undefined;
  readonly choose: (unit: NamedUnit | undefined) => void;
  /** Another screen about the same commune. */
  readonly to: (path: string) => string;
}

export function useUnit(): ChosenUnit {
  const { units } = useAccount().signedIn;
  const { query, path, route } = useLocation();
  const unit = query.xa ? units.find((one) => unitKey(one) === query.xa) : units[0];
  const to = (next: string) => (unit ? aboutUnit(next, unit, units) : next);
  const choose = (next: NamedUnit | undefined) => next && route(aboutUnit(path, next, units), true);
  return { units, unit, choose, to };
}
