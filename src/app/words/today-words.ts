// The words of what Hôm nay proposes: the timetable's airings, posters that still hang.
import { lazyWords } from './lazy-words.ts';
import vi from './today-vi.json' with { type: 'json' };

export const { say: tToday } = lazyWords(
  vi,
  () => import('./today-en.json', { with: { type: 'json' } }),
);
