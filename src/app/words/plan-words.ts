// The words of Kế hoạch, loaded with it.
import { lazyWords } from './lazy-words.ts';
import vi from './plan-vi.json' with { type: 'json' };

export const { say: tPlan } = lazyWords(
  vi,
  () => import('./plan-en.json', { with: { type: 'json' } }),
);
