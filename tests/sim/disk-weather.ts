// What the disk does to the transactions of a tab, at every boundary there is: before, inside, after the commit.
import type { DiskFault } from './disk.ts';
import type { World } from './world.ts';

/** The transactions of the client by the tables they need; others go by those tables' names. */
const boundaries: Readonly<Record<string, string>> = {
  'base,draft,meta,outbox,photo,sent,view': 'a save',
  'base,draft,look,meta,outbox,photo,receipt,sent,view': 'an answer',
  'base,meta,outbox,photo,receipt,sent,view': 'a new history',
  'base,meta,outbox,photo,sent,view': 'answers closed',
  meta: 'a fact',
};

export function diskFault(
  world: World,
  owner: string,
  tables: readonly string[],
): DiskFault | null {
  const tab = world.tabs.get(owner);
  if (!tab || !world.stormy) return null;
  tab.requests += 1;
  const chance = world.chanceFor('disk', owner, tab.requests);
  const fault = drawn(world, chance);
  if (!fault) return null;
  const where = [...tables].sort().join();
  const when = fault.after === 0 ? 'before' : Number.isFinite(fault.after) ? 'inside' : 'after';
  world.coverage.met('boundaries', `${when} ${boundaries[where] ?? where}`);
  return fault;
}

function drawn(world: World, chance: ReturnType<World['chanceFor']>): DiskFault | null {
  if (world.strikes('disk refuses', chance)) return { after: 0, name: 'UnknownError' };
  if (world.strikes('disk full', chance))
    return { after: 1 + chance.int(6), name: 'QuotaExceededError' };
  if (world.strikes('disk lost midway', chance))
    return { after: 1 + chance.int(12), name: 'UnknownError' };
  if (world.strikes('disk lost after commit', chance))
    return { after: Number.POSITIVE_INFINITY, name: 'UnknownError' };
  return null;
}
