// Is the present account's screen locked? Part of the first load, so that a locked book is never drawn, not even for a
// moment. The PIN itself is checked in pin.ts. [N6]
import { signal } from '@preact/signals';
import { readPin } from '../../store/device.ts';

export const locked = signal(false);

let hiddenAtMs = 0;
let watching = '';

/** At the start and whenever another person takes the phone. @param known he has just shown his password */
export async function lockFor(account: string, known = false): Promise<void> {
  const first = watching === '';
  watching = account;
  locked.value = !known && (await readPin(account)) !== undefined;
  if (first) document.addEventListener('visibilitychange', () => void looked());
}

async function looked(): Promise<void> {
  const nowMs = Date.now();
  if (document.visibilityState === 'hidden') {
    hiddenAtMs = nowMs;
    return;
  }
  const pin = await readPin(watching);
  // A clock that was set back must not keep the door open.
  const awayMs = Math.abs(nowMs - hiddenAtMs);
  if (pin && hiddenAtMs > 0 && awayMs > pin.afterMinutes * 60_000) locked.value = true;
}
