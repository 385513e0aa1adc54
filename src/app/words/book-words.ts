// The words of Sổ and its printed log, loaded with them.
import vi from './book-vi.json' with { type: 'json' };
import { lazyWords } from './lazy-words.ts';

export const { say: tBook } = lazyWords(
  vi,
  () => import('./book-en.json', { with: { type: 'json' } }),
);
