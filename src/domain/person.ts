// Who acts. An account is a post and its units; the product needs no more of a person. domain.md §6.5
import type { SetYears } from './report-year.ts';
import type { UnitRef } from './unit.ts';

export const roles = ['officer', 'reviewer', 'province', 'admin'] as const;
export type Role = (typeof roles)[number];

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}

export interface Person {
  readonly id: string;
  readonly role: Role;
  /** Communes an officer answers for, or a reviewer reviews; empty for province and admin. */
  readonly units: readonly UnitRef[];
}

/** How a person is named to others: by post, not by name. */
export interface Author {
  readonly id: string;
  readonly role: Role;
}

export interface NamedUnit extends UnitRef {
  readonly name: string;
}

/** What a phone keeps of its account: everything it needs to work without a network. */
export interface SignedIn {
  readonly id: string;
  readonly login: string;
  readonly role: Role;
  /** Title of the place: the commune, the review area, the province. */
  readonly place: string;
  /** Communes in sight, with names, so that the unit lists stay on the server. */
  readonly units: readonly NamedUnit[];
  /** Days of reports that the province has set; absent while it has set none. [C2] */
  readonly calendar?: SetYears;
}
