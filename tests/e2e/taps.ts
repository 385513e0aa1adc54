// Counts what a thumb does: each tap on a control, and one for each field that is typed into.
import type { Locator, Page } from '@playwright/test';
import { field } from './people.ts';

export interface Thumb {
  readonly tap: (target: Locator) => Promise<void>;
  readonly types: (label: string, text: string, within?: Locator) => Promise<void>;
  readonly taps: () => number;
}

export function thumbOn(page: Page): Thumb {
  let taps = 0;
  return {
    tap: async (target) => {
      taps += 1;
      await target.click();
    },
    types: async (label, text, within) => {
      taps += 1;
      await field(within ?? page, label).fill(text);
    },
    taps: () => taps,
  };
}
