// The words of accounts from a sheet.
import vi from './import-vi.json' with { type: 'json' };
import { lazyWords } from './lazy-words.ts';

export const { say: tImport } = lazyWords(
  vi,
  () => import('./import-en.json', { with: { type: 'json' } }),
);
