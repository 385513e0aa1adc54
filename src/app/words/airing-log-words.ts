// The words of Nhập nhật ký loa.
import vi from './airing-log-vi.json' with { type: 'json' };
import { lazyWords } from './lazy-words.ts';

export const { say: tLog } = lazyWords(
  vi,
  () => import('./airing-log-en.json', { with: { type: 'json' } }),
);
