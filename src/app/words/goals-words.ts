// The words of Mục tiêu, Nhiệm vụ and readiness, loaded with them.
import vi from './goals-vi.json' with { type: 'json' };
import { lazyWords } from './lazy-words.ts';

/** `tGoalIf`: for keys put together from data. */
export const { say: tGoal, sayIf: tGoalIf } = lazyWords(
  vi,
  () => import('./goals-en.json', { with: { type: 'json' } }),
);
