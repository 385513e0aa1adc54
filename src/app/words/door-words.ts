// The words of the door: signing in, the first administrator, and a database that is not ours to open just now.
import vi from './door-vi.json' with { type: 'json' };
import { lazyWords } from './lazy-words.ts';

export const { say: tDoor } = lazyWords(
  vi,
  () => import('./door-en.json', { with: { type: 'json' } }),
);
export type DoorWord = keyof typeof vi;
