// Who there is in a world, and where they answer.
import type { Role } from '../../src/domain/person.ts';
import type { Plan } from './plan.ts';

export const communes = ['12472', '13075', '12511'] as const;

export interface Post {
  readonly login: string;
  readonly role: Role;
  /** Indices into `communes`. */
  readonly units: readonly number[];
}

/**
 * Who there is: two officers a commune and two reviewers of all, so that they can disagree, and one man in two communes.
 * The second reviewer came late, the province last: named seeds know nothing of them.
 */
export const posts: readonly Post[] = [
  { login: 'xa0a', role: 'officer', units: [0] },
  { login: 'xa0b', role: 'officer', units: [0] },
  { login: 'xa1a', role: 'officer', units: [1] },
  { login: 'xa1b', role: 'officer', units: [1] },
  { login: 'xa2a', role: 'officer', units: [2] },
  { login: 'xa01', role: 'officer', units: [0, 1] },
  { login: 'khuvuc', role: 'reviewer', units: [0, 1, 2] },
  { login: 'khuvuc2', role: 'reviewer', units: [0, 1, 2] },
  { login: 'tinh', role: 'province', units: [0, 1, 2] },
];

export function postsOf({ third, twoSince }: Pick<Plan, 'third' | 'twoSince'>): readonly Post[] {
  return posts.filter(
    ({ login }) => (third || login !== 'khuvuc2') && (twoSince !== null || login !== 'tinh'),
  );
}
