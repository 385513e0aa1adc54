// The words of Báo cáo. The document itself is Vietnamese, by its outline.
import { lazyWords } from './lazy-words.ts';
import vi from './report-vi.json' with { type: 'json' };

export const { say: tReport } = lazyWords(
  vi,
  () => import('./report-en.json', { with: { type: 'json' } }),
);
