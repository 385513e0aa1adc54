// The promise itself, without the writers' names the province goes by: what a phone overwrites, it has shown or said. [2]
import type { Body, Page } from './ledger-page.ts';
import { choices, jsonOf } from './ledger-page.ts';
import type { World } from './world.ts';

/** A value another phone put there above the base stands, or is parked beside what replaced it: never just gone. */
export function nothingUnseenGone(
  world: World,
  body: Body,
  before: Page | null,
  after: Page,
): void {
  const seat = world.savedOn.get(body.op);
  // A phone that was emptied since is asked no more.
  if (body.k !== 'set' || !before || !seat?.saved.has(body.op)) return;
  for (const [field, given] of Object.entries(body.set)) {
    const [cell, value] = [before.cells.get(field), jsonOf(field, given)];
    if (choices.has(field) || !cell || cell.v <= body.base || cell.value === value) continue;
    const other = world.wordAt.get(wordKey(body.rec, cell.v)) ?? '';
    const gone = after.cells.get(field)?.value === value && !after.quarrels.has(field);
    if (gone && !seat.saved.has(other))
      world.fail('2', `${body.op} takes ${field} from ${other}, which ${seat.key} has not seen`);
  }
}

export function wordKey(rec: string, v: number): string {
  return `${rec} ${v}`;
}
