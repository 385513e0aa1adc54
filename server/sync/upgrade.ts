// Operations of other versions of the protocol, in the words of this one. A phone may keep an entry for two years
// before it finds a network: what it says then is still understood. sync.md §2.10 [S24]
import type { PushedOperation } from '../../src/protocol/sync.ts';

type Upgrade = (op: PushedOperation) => PushedOperation;

/** By the version it speaks, the step to the next. Version 1 is the present one. */
const upgrades: Readonly<Record<number, Upgrade>> = {};

/** A version newer than ours has no step: its operations are tried as they are, unknown kinds are held. */
export function upgraded(
  version: number,
  push: readonly PushedOperation[],
): readonly PushedOperation[] {
  const upgrade = upgrades[version];
  return upgrade ? upgraded(version + 1, push.map(upgrade)) : push;
}
