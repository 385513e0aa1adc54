// The words of Thiết lập báo cáo, with the steps of a review.
import { lazyWords } from './lazy-words.ts';
import vi from './settings-vi.json' with { type: 'json' };

export const { say: tSetting } = lazyWords(
  vi,
  () => import('./settings-en.json', { with: { type: 'json' } }),
);
