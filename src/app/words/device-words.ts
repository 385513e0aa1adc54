// The words of Máy này and of what hangs on it: health, rescue file, people, PIN. Loaded with that screen.
import vi from './device-vi.json' with { type: 'json' };
import { lazyWords } from './lazy-words.ts';

/** `tDeviceIf`: for keys put together from a line of the health. */
export const { say: tDevice, sayIf: tDeviceIf } = lazyWords(
  vi,
  () => import('./device-en.json', { with: { type: 'json' } }),
);
export type DeviceWord = keyof typeof vi;
