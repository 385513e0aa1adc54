// The words of installing and of the page for browsers inside other apps. Loaded with them.
import vi from './install-vi.json' with { type: 'json' };
import { lazyWords } from './lazy-words.ts';

export const { say: tInstall } = lazyWords(
  vi,
  () => import('./install-en.json', { with: { type: 'json' } }),
);
