// The number on the app's icon. Nobody looks at the icon while the app is open, so it is counted when the app goes into
// the background, and by the worker after a round of its own. [N5]
import { countCameBack } from '../store/came-back.ts';
import type { Store } from '../store/database.ts';

/** @returns stop */
export function showBadge(store: Store): () => void {
  // Safari has it on the home screen only, Firefox not at all.
  if (!('setAppBadge' in navigator)) return () => undefined;
  async function count(): Promise<void> {
    try {
      await navigator.setAppBadge(await countCameBack(store));
    } catch {
      // The browser wants a permission nobody was asked for: an icon without a number is no fault.
    }
  }
  const hidden = () => document.visibilityState === 'hidden' && void count();
  document.addEventListener('visibilitychange', hidden);
  return () => document.removeEventListener('visibilitychange', hidden);
}
