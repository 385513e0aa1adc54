// What a person has before him, and what he may do with it.
import type { BaseRow, DraftRow, Entry } from '../../src/store/database.ts';
import { editDraft } from '../../src/store/draft.ts';
import { rowsOf } from './disk.ts';
import type { Doing } from './doing.ts';
import { posts } from './posts.ts';

/** What is on the screen: a person acts on what he sees, not on what is true. */
function shown({ world, tab }: Doing): readonly Entry[] {
  const place = ({ id }: Entry) => world.order.get(id) ?? 0;
  return rowsOf<Entry>(tab.connection, 'view').sort((a, b) => place(a) - place(b));
}

export function one(doing: Doing, wanted: (entry: Entry) => boolean = () => true): Entry | null {
  const candidates = shown(doing).filter(wanted);
  // The oldest is everybody's favourite, so that people meet.
  const [first = null] = candidates;
  return first === null || doing.chance.is(0.4) ? first : doing.chance.pick(candidates);
}

export function isReviewer({ tab }: Doing): boolean {
  return posts.find(({ login }) => login === tab.seat.login)?.role !== 'officer';
}

/** Only now and then does somebody try what his post may not: the screens do not offer it. */
export function offered(doing: Doing): boolean {
  return !isReviewer(doing) || doing.chance.is(0.04);
}

/** From here to the save the person looks at this version, whatever comes in behind the form. */
export async function opened({ tab, store }: Doing, { id }: Entry): Promise<DraftRow | null> {
  const here = () => rowsOf<BaseRow>(tab.connection, 'base').find((row) => row.id === id)?.v ?? 0;
  const before = here();
  const draft = await editDraft(store, id);
  // It may have come, or gone to another year, while the form opened.
  tab.shownAt.set(id, Math.max(before, here()));
  return draft;
}

/** In flight a save may be cut off: then nothing was promised. */
export async function kept(doing: Doing, save: () => Promise<unknown>): Promise<void> {
  try {
    await save();
  } catch (fault) {
    const name = fault instanceof Error ? fault.name : 'something';
    doing.world.coverage.met('saves', `refused by ${name}`);
    doing.world.note(`${doing.tab.owner} save threw ${name}`);
  }
}
