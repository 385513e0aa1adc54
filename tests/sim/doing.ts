// Who does something, where, and the chance it draws from.
import type { Store } from '../../src/store/database.ts';
import type { Chance } from './chance.ts';
import type { Tab, World } from './world.ts';

export interface Doing {
  readonly world: World;
  readonly tab: Tab;
  readonly store: Store;
  readonly chance: Chance;
}

export type Deed = (doing: Doing) => unknown;
