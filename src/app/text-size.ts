// The size of all text, kept per device. Everything is measured in rem, so one attribute changes the whole app; the
// sizes themselves are in tokens.css, because the security policy allows no inline style.
import type { TextSize } from '../store/device.ts';

export function showTextSize(size: TextSize): void {
  document.documentElement.dataset['text'] = String(size);
}
