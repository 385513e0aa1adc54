// Administrative units are dated data: a code means nothing without its set. domain.md §4 [U1]
// The nouns only; the lists themselves are in unit-catalogue.ts, which the phone never loads.

/** A unit's identity everywhere: in records, scopes, accounts. Never the code alone. [U1] */
export interface UnitRef {
  readonly set: string;
  readonly code: string;
}

export interface Unit {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly type: string;
  readonly level: number;
  readonly parent: string | null;
  readonly search: string;
  readonly aliases?: readonly string[];
  /** Province before 01/7/2025: 34 Thái Bình, 33 the old Hưng Yên. Only in HY2025. */
  readonly origin?: string;
  /** Codes of the districts the commune's land lay in. Only in HY2025. */
  readonly oldDistricts?: readonly string[];
}

export interface UnitSet {
  readonly set: string;
  readonly validFrom: string;
  /** Last day of validity; null while the set is in force. */
  readonly validTo: string | null;
  /** The resolution it stands on. */
  readonly legal: string;
  readonly units: readonly Unit[];
}

/** A reviewer's group of communes: apart from the administrative tree, so that it survives reforms. [U3] */
export interface ReviewArea {
  readonly id: string;
  readonly name: string;
  readonly units: readonly UnitRef[];
}

export function sameUnit(a: UnitRef, b: UnitRef): boolean {
  return a.set === b.set && a.code === b.code;
}
