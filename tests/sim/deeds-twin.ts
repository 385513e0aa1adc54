// What was logged twice is joined and taken apart; what was decided is taken back. [V11]–[V13]
import { saveJoin, saveReview } from '../../src/store/save.ts';
import type { Deed } from './doing.ts';
import { isReviewer, kept, one } from './on-screen.ts';

export const twinDeeds = {
  'join twins': async (doing) => {
    const lesser = one(doing, ({ state }) => state !== 'cancelled' || doing.chance.is(0.1));
    const other = one(doing, ({ id }) => id !== lesser?.id || doing.chance.is(0.02));
    if (!lesser || !other) return;
    const target = { rec: lesser.id, scope: lesser.scope };
    await kept(doing, () => saveJoin(doing.store, target, lesser.v, other.id));
  },
  'take apart': async (doing) => {
    const chosen = one(doing, ({ into }) => into !== undefined || doing.chance.is(0.05));
    if (!chosen) return;
    const target = { rec: chosen.id, scope: chosen.scope };
    await kept(doing, () => saveJoin(doing.store, target, chosen.v, null));
  },
  'take it back': async (doing) => {
    const { store, chance } = doing;
    const decided = ['approved', 'returned'];
    const chosen =
      isReviewer(doing) || chance.is(0.05)
        ? one(
            doing,
            ({ v, state, checked }) =>
              v > 0 && (checked || decided.includes(state) || chance.is(0.05)),
          )
        : null;
    if (!chosen) return;
    const { id, scope, cv, v } = chosen;
    const decision = { to: 'submitted', sees: cv, base: v } as const;
    await kept(doing, () => saveReview(store, { rec: id, scope }, decision));
  },
} satisfies Readonly<Record<string, Deed>>;
