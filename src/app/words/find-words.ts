// The words of searching everything.
import vi from './find-vi.json' with { type: 'json' };
import { lazyWords } from './lazy-words.ts';

export const { say: tFind } = lazyWords(
  vi,
  () => import('./find-en.json', { with: { type: 'json' } }),
);
