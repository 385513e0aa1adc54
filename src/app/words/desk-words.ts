// The words of the desk: the queue, the accounts, the first setting up. No officer's phone loads them.
import vi from './desk-vi.json' with { type: 'json' };
import { lazyWords } from './lazy-words.ts';

export const { say: tDesk } = lazyWords(
  vi,
  () => import('./desk-en.json', { with: { type: 'json' } }),
);
