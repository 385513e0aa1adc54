// How many steps a review takes, and whose each is. Of two, the area checks and the province decides. domain.md §2.4 [V14]
import type { Role } from './person.ts';

export type Steps = 1 | 2;

/** The step that is this post's, where there are so many; none: it reads. [R3] [R4] */
export function stepOf(role: Role, steps: Steps): Steps | undefined {
  if (role === 'reviewer') return 1;
  return role === 'province' && steps === 2 ? 2 : undefined;
}

/** Does this post's word settle a record? */
export function isLastStep(role: Role, steps: Steps): boolean {
  return stepOf(role, steps) === steps;
}
