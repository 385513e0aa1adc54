// The words of Mã truy cập dữ liệu.
import vi from './clients-vi.json' with { type: 'json' };
import { lazyWords } from './lazy-words.ts';

export const { say: tClients } = lazyWords(
  vi,
  () => import('./clients-en.json', { with: { type: 'json' } }),
);
