// Who acts. An account is a post and its units; the product needs no more of a person. domain.md §6.5
import type { UnitRef } from './unit.ts';

export const roles = ['officer', 'reviewer', 'province', 'admin'] as const;
export type Role = (typeof roles)[number];

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
