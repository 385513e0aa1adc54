// The words of Đơn vị: dated sets, the map between them, a new set, the settings beside them, and the tray.
import { lazyWords } from './lazy-words.ts';
import vi from './units-vi.json' with { type: 'json' };

export const { say: tUnit } = lazyWords(
  vi,
  () => import('./units-en.json', { with: { type: 'json' } }),
);
