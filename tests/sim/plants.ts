// Bugs we know how to write, sync.md §4.4: each a textual change of one place in the product, made while the module is
// loaded (`plant-hook.ts`), so that nothing of it exists in any build. The simulation must find every one.

import type { Edit, Plant } from './plant.ts';
import { phonePlants } from './plants-phone.ts';
import { provincePlants } from './plants-province.ts';

export const plants: readonly Plant[] = [...phonePlants, ...provincePlants];

/** Of §4.4, and not written here: what they wait for, or where they are caught instead. */
export const elsewhere: Readonly<Record<string, string>> = {
  'q from a sequence, under concurrent writers': 'npm run test:cursor, on PostgreSQL',
  'counter applied on retry': 'there is no counter operation',
};

/** The source with the plant in it; throws unless each place is found exactly once. */
export function planted(source: string, edits: readonly Edit[]): string {
  let text = source;
  for (const { file, find, put } of edits) {
    const parts = text.split(find);
    if (parts.length !== 2) throw new Error(`${file}: found ${parts.length - 1} times: ${find}`);
    text = parts.join(put);
  }
  return text;
}
