// The words of the administrator's changes of places.
import vi from './accounts-vi.json' with { type: 'json' };
import { lazyWords } from './lazy-words.ts';

export const { say: tAccounts } = lazyWords(
  vi,
  () => import('./accounts-en.json', { with: { type: 'json' } }),
);
