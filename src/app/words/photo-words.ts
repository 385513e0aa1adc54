// The words of photos: in the form, on a record, and when some are shared into the app. Loaded with those.
import { lazyWords } from './lazy-words.ts';
import vi from './photo-vi.json' with { type: 'json' };

export const { say: tPhoto } = lazyWords(
  vi,
  () => import('./photo-en.json', { with: { type: 'json' } }),
);
