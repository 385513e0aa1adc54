// A photo counts when its bytes lie at the province under their own hash, and not before; what a saved entry names and
// only this phone has is here. [21] [F3] [F4] [F10]
import { photoHash } from '../../server/photo-files.ts';
import { photosOf } from '../../src/domain/photo.ts';
import type { PhotoRow } from '../../src/store/database.ts';
import { bodyOf } from './ledger.ts';
import type { Page } from './ledger-page.ts';
import type { PhoneFacts } from './phone-oracle.ts';
import type { SeatState, World } from './world.ts';

const here = 'select id, rec from photo where arrived is not null order by id, rec';

/** Photos that have come since the last commit, as their records with the photo. */
export function arrivals(world: World): readonly { readonly id: string; readonly rec: string }[] {
  const { ledger, province, plan, coverage } = world;
  if (!plan.photos) return [];
  const rows = province.query(here) as readonly { readonly id: string; readonly rec: string }[];
  const fresh = rows.filter(({ id, rec }) => !ledger.arrived.has(`${id} ${rec}`));
  for (const { id, rec } of fresh) {
    ledger.arrived.add(`${id} ${rec}`);
    coverage.met('photos', 'arrived');
    if (!isWhole(world, id)) world.fail('21', `${id} counts, and its bytes are not on disk`);
  }
  return fresh;
}

function isWhole({ province }: World, id: string): boolean {
  const bytes = province.photo(id);
  return bytes !== undefined && photoHash(bytes) === id;
}

/** Does the record name this photo, so that its arrival moves the row? */
export function shows(page: Page | undefined, id: string): boolean {
  if (!page || page.buried) return false;
  const named = JSON.parse(page.cells.get('photos')?.value ?? 'null') as readonly string[] | null;
  return named?.includes(id) ?? false;
}

/** What a phone says of its photos, after each of its commits. */
export function photosHold(world: World, { key }: SeatState, facts: PhoneFacts): void {
  const rows = new Map(facts.photos.map((row) => [row.id, row]));
  for (const { id, state } of facts.photos)
    if (state === 'sent' && !isWhole(world, id))
      return world.fail('21', `${key} says that ${id} has arrived, it is not on disk`);
  const view = new Map(facts.view.map((entry) => [entry.id, photosOf(entry.values)]));
  for (const { rec, body } of facts.outbox)
    for (const id of bodyOf(body).add['photos'] ?? [])
      if (view.get(rec)?.includes(id) && !rows.has(id))
        return world.fail('21', `${key} has saved ${rec} with ${id}, whose bytes are not here`);
}

/** When everybody is level no photo waits. */
export function photosSent(world: World, { key }: SeatState, { photos }: PhoneFacts): void {
  const waiting = photos.find(({ state }: PhotoRow) => state === 'due');
  if (waiting) world.fail('21', `${key} is level, ${waiting.id} is not sent`);
}
