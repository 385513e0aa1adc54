// Who answers for targets and tasks: a dated register, not code. Communes and districts come from the unit sets, the rest
// is kept by the province. domain.md §1.2, §1.3 [G1]
import { isDate } from './period.ts';
import type { UnitRef } from './unit.ts';

export const agencyKinds = [
  'ubnd_tinh',
  'so_ban_nganh',
  'ubnd_huyen',
  'ubnd_xa',
  'trung_uong',
  'bao_chi',
  'to_chuc',
] as const;
export type AgencyKind = (typeof agencyKinds)[number];

export interface Agency {
  /** Of a commune or district its set and code, "HY2025.12472". */
  readonly id: string;
  readonly name: string;
  readonly kind: AgencyKind;
  /** The unit of the plan it is, where the plan names one: "stttt". */
  readonly post?: string;
  /** The unit of the plan that took its duties over. */
  readonly heir?: string;
  readonly from: string;
  /** Its last day; null while it exists. */
  readonly to: string | null;
  /** Communes and districts. */
  readonly unit?: UnitRef;
}

/** State administrative agencies: a central agency's branch, the press and organisations are none. domain.md §1.2 [G1] */
export const administrative: readonly AgencyKind[] = [
  'ubnd_tinh',
  'so_ban_nganh',
  'ubnd_huyen',
  'ubnd_xa',
];

export function isAdministrative({ kind }: Agency): boolean {
  return administrative.includes(kind);
}

/** Those that exist on a day. [G1] */
export function registerOn(agencies: readonly Agency[], date: string): readonly Agency[] {
  return agencies.filter(({ from, to }) => from <= date && (to === null || date <= to));
}

/** What is wrong with an agency as the province typed it, or nothing. */
export function agencyFault({ name, from, to }: Agency): 'name' | 'from' | 'to' | undefined {
  if (name.trim().length < 3) return 'name';
  if (!isDate(from)) return 'from';
  return to !== null && (!isDate(to) || to < from) ? 'to' : undefined;
}

/**
 * A group of the plan as agencies of the register: a kind, or the one that holds the post. Whose post is gone is stood
 * for by its heir; where no district is left, by the communes. [G7]
 * @param all with those that are gone, so that their heirs are known
 */
export function agenciesOf(
  group: string,
  register: readonly Agency[],
  all: readonly Agency[],
): readonly Agency[] {
  const found = register.filter(({ kind, post }) => post === group || kind === group);
  if (found.length > 0) return found;
  if (group === 'ubnd_huyen') return register.filter(({ kind }) => kind === 'ubnd_xa');
  const heir = all.find(({ post }) => post === group)?.heir;
  return heir === undefined ? [] : register.filter(({ post }) => post === heir);
}
