// A scope is a commune and a reporting year: the unit of download, cursor and counter. sync.md §2.1 [S1]
import { reportingYear } from './period.ts';
import type { UnitRef } from './unit.ts';

export interface Scope {
  readonly unit: UnitRef;
  readonly year: number;
}

/** "c:HY2025.12472:2026" */
export const scopePattern = /^c:([A-Za-z0-9]{2,12})\.([0-9]{2,6}):([0-9]{4})$/;

export function scopeId(unit: UnitRef, year: number): string {
  return `c:${unit.set}.${unit.code}:${year}`;
}

export function parseScope(id: string): Scope | undefined {
  const match = scopePattern.exec(id);
  const [, set, code, year] = match ?? [];
  return set && code && year ? { unit: { set, code }, year: Number(year) } : undefined;
}

/** Is it one of this commune's, whatever the year? */
export function isOfUnit(scope: string, { set, code }: UnitRef): boolean {
  return scope.startsWith(`c:${set}.${code}:`);
}

/** What a device of these units holds: this reporting year and the one before. [S1] */
export function scopesOf(units: readonly UnitRef[], today: string): readonly string[] {
  const year = reportingYear(today);
  return units.flatMap((unit) => [scopeId(unit, year), scopeId(unit, year - 1)]);
}
