// The words of Địa bàn: who is silent, who is behind, and what to remind them of.
import vi from './area-vi.json' with { type: 'json' };
import { lazyWords } from './lazy-words.ts';

export const { say: tArea } = lazyWords(
  vi,
  () => import('./area-en.json', { with: { type: 'json' } }),
);
