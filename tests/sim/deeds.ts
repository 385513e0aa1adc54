// What people do, through the same functions the screens call. Each deed draws from a stream of its own.
import type { Value, Values } from '../../src/domain/field.ts';
import { localDate } from '../../src/domain/period.ts';
import { scopesOf } from '../../src/domain/scope.ts';
import type { DraftRow, Entry } from '../../src/store/database.ts';
import { newId } from '../../src/store/database.ts';
import { draftKeeper } from '../../src/store/draft-keeper.ts';
import {
  closeAnswers,
  saveCancel,
  saveCheck,
  saveEdit,
  saveNew,
  saveResolve,
  saveRestore,
  saveReview,
} from '../../src/store/save.ts';
import { readRecord } from '../../src/store/view.ts';
import { canonical } from './canonical.ts';
import type { Chance } from './chance.ts';
import { photoDeeds } from './deeds-photo.ts';
import { twinDeeds } from './deeds-twin.ts';
import { worldDeeds } from './deeds-world.ts';
import type { Deed, Doing } from './doing.ts';
import { askRound } from './drive.ts';
import { poisonMinutes } from './ledger.ts';
import { isReviewer, kept, offered, one, opened } from './on-screen.ts';
import { placeOf } from './phone-oracle.ts';
import { communes } from './posts.ts';
import type { DeedName } from './profiles.ts';
import { killTab, openTab } from './tab.ts';

export const entry: Values = {
  slot: 'sang',
  date: '2026-11-22',
  start: '05:00',
  title: 'Quyền trẻ em – bài 3',
  minutes: 12,
  airings: 1,
  clustersTotal: 42,
  clustersOn: 40,
  kind: 'tiep_am',
  source: 'tinh',
  'items.tin': 1,
  language: 'vi',
  topics: ['III.1'],
  audiences: ['II.2'],
  task: 'IV.3.1',
};

/** Few fields and few values, so that people meet. */
function changed(values: Values, chance: Chance): Values {
  const change = (): Readonly<Record<string, Value | undefined>> => {
    switch (chance.int(8)) {
      case 0:
      case 6:
      case 7:
        return { minutes: 1 + chance.int(5) };
      case 1:
        return { title: `Bài ${chance.int(3)} về quyền trẻ em` };
      case 2:
        return { topics: chance.pick([['III.1'], ['III.1', 'III.2'], ['III.2', 'III.3']]) };
      case 3:
        return { note: chance.pick([undefined, 'Loa thôn 3 nhỏ', 'Đã báo điện lực']) };
      case 4:
        return { audiences: chance.pick([['II.2'], ['II.1', 'II.2'], ['II.1']]) };
      default:
        return { clustersOn: 38 + chance.int(3) };
    }
  };
  const next: Record<string, Value | undefined> = { ...values, ...change() };
  if (chance.is(0.3)) Object.assign(next, change());
  if (chance.is(0.03)) next['minutes'] = poisonMinutes;
  for (const key of Object.keys(next)) if (next[key] === undefined) delete next[key];
  return next as Values;
}

export async function logEntry(doing: Doing, values: Values): Promise<void> {
  const { world, tab, store, chance } = doing;
  const units = world.ledger.units.get(tab.seat.login) ?? [];
  const stray = units.length === 0 || chance.is(0.03);
  const code = communes[stray ? chance.int(communes.length) : chance.pick(units)] ?? '';
  const today = localDate(world.scheduler.now());
  const [scope = ''] = scopesOf([{ set: 'HY2025', code }], today);
  await saveNew(store, { rec: newId(store), scope, type: 'phat_thanh', values });
}

async function saveForm(doing: Doing, draft: DraftRow): Promise<void> {
  const values = changed(draft.from, doing.chance);
  const { guard } = draftKeeper(doing.store, draft, () => undefined);
  await saveEdit(doing.store, draft, values, guard);
  doing.tab.shownAt.delete(draft.id);
}

async function review(doing: Doing): Promise<void> {
  const { world, tab, store, chance } = doing;
  // Where there are two steps the area mostly checks. The second step takes what is checked, and sometimes what is not.
  const second = tab.seat.login === 'tinh' && !chance.is(0.1);
  if (world.plan.twoSince && isReviewer(doing) && tab.seat.login !== 'tinh' && chance.is(0.6))
    return check(doing);
  const chosen = isReviewer(doing)
    ? one(
        doing,
        ({ v, state, checked }) =>
          v > 0 && ((state === 'submitted' && (!second || checked === true)) || chance.is(0.2)),
      )
    : chance.is(0.05)
      ? one(doing)
      : null;
  if (!chosen) return;
  const { id, scope, cv } = chosen;
  looks(doing, chosen);
  const to = chance.is(0.6) ? 'approved' : 'returned';
  const note = to === 'returned' && !chance.is(0.05) ? { note: 'Ghi rõ thôn' } : {};
  // The screens name it; a phone of the second protocol does not.
  const base = world.plan.third ? { base: chosen.v } : {};
  await saveReview(store, { rec: id, scope }, { to, sees: cv, ...base, ...note });
  tab.looking.delete(id);
}

/** Over a word of his own that is still on its way he does not see the province's content. */
function looks({ tab }: Doing, { id, word, values }: Entry): void {
  if (word !== 'saved') tab.looking.set(id, canonical(values));
}

/** Where a review takes one step nobody is offered it, and somebody with an old screen says it all the same. */
async function check(doing: Doing): Promise<void> {
  const { world, tab, store, chance } = doing;
  const may = isReviewer(doing) && (world.plan.twoSince !== null || chance.is(0.1));
  const wanted = ({ v, state, checked }: Entry) =>
    v > 0 && ((state === 'submitted' && !checked) || chance.is(0.1));
  const chosen = may || chance.is(0.03) ? one(doing, wanted) : null;
  if (!chosen) return;
  const { id, scope, cv } = chosen;
  looks(doing, chosen);
  await saveCheck(store, { rec: id, scope }, cv);
  tab.looking.delete(id);
}

async function settle(doing: Doing): Promise<void> {
  const { store, chance } = doing;
  const chosen = one(doing, ({ conflicts }) => conflicts > 0);
  if (!chosen) return;
  const { row } = await readRecord(store.db, chosen.id);
  const open = row?.conflicts ?? [];
  if (!row || open.length === 0) return;
  const { id, field, current, alternatives } = chance.pick(open);
  const choices = [current, ...alternatives].map(({ value }) => value);
  const value = chance.pick(choices);
  const target = { rec: row.id, scope: row.scope };
  await saveResolve(store, target, { conflict: id, field, value, base: row.v });
}

/** Work is begun and not finished: a kill comes at any step of it. */
function amidst({ world, tab, store, chance }: Doing): void {
  const begin = chance.is(0.5) ? 'sync' : 'edit at once';
  const doing = { world, tab, store, chance: world.chanceFor('amidst', tab.key, tab.lives) };
  world.scheduler.soon(() => void Promise.resolve(doDeed[begin](doing)), tab.owner);
  const steps = chance.int(chance.is(0.5) ? 15 : 90);
  for (let step = 0; step < steps && !world.broken; step += 1) world.scheduler.step();
}

export const doDeed: Readonly<Record<DeedName, Deed>> = {
  'log an entry': (doing) =>
    offered(doing)
      ? kept(doing, () => logEntry(doing, changed(entry, doing.chance)))
      : kept(doing, () => review(doing)),
  'log a bad entry': (doing) =>
    offered(doing) && kept(doing, () => logEntry(doing, { ...entry, minutes: poisonMinutes })),
  'open a form': async (doing) => {
    const chosen = offered(doing) ? one(doing) : null;
    const draft = chosen && (await opened(doing, chosen));
    if (draft) doing.tab.forms.set(draft.id, draft);
  },
  'save a form': (doing) => {
    const [draft] = doing.tab.forms.values();
    if (!draft) return undefined;
    doing.tab.forms.delete(draft.id);
    return kept(doing, () => saveForm(doing, draft));
  },
  'edit at once': async (doing) => {
    // Two steps need more deciding than one before anything is approved.
    if (doing.world.plan.twoSince && isReviewer(doing)) return kept(doing, () => review(doing));
    const chosen = offered(doing) ? one(doing) : null;
    const draft = chosen && (await opened(doing, chosen));
    if (draft) await kept(doing, () => saveForm(doing, draft));
  },
  review: (doing) => kept(doing, () => review(doing)),
  check: (doing) =>
    kept(doing, () => (doing.tab.seat.login === 'tinh' ? review(doing) : check(doing))),
  settle: (doing) => kept(doing, () => settle(doing)),
  cancel: (doing) => {
    const chosen = offered(doing) ? one(doing, ({ state }) => state !== 'cancelled') : null;
    if (!chosen) return undefined;
    const target = { rec: chosen.id, scope: chosen.scope };
    return kept(doing, () => saveCancel(doing.store, target, chosen.v, 'nhầm'));
  },
  restore: (doing) => {
    const wanted = ({ state }: Entry) => state === 'cancelled' || doing.chance.is(0.1);
    const chosen = offered(doing) ? one(doing, wanted) : null;
    if (!chosen) return undefined;
    const target = { rec: chosen.id, scope: chosen.scope };
    return kept(doing, () => saveRestore(doing.store, target, chosen.v));
  },
  'close answers': (doing) => {
    const chosen = one(doing, ({ word }) => word === 'attention');
    if (!chosen) return undefined;
    const { saved, closed } = doing.tab.seat;
    const numbers = [...saved.values()].filter(({ rec }) => rec === chosen.id).map(placeOf);
    closed.set(chosen.id, Math.max(closed.get(chosen.id) ?? 0, ...numbers));
    return kept(doing, () => closeAnswers(doing.store, chosen.id));
  },
  sync: ({ world, tab, store }) => askRound(world, tab, store),
  'send now': ({ world, tab, store }) => askRound(world, tab, store, true),
  'sync in all tabs': ({ world, tab }) => {
    for (const other of tab.seat.tabs) {
      const { store, owner } = other;
      if (store) world.scheduler.soon(() => void askRound(world, other, store), owner);
    }
    if (tab.seat.tabs.length > 1) world.coverage.met('tabs', 'two at once');
  },
  'kill the tab': (doing) => {
    const { world, tab } = doing;
    amidst(doing);
    killTab(world, tab);
    openTab(world, tab);
  },
  'kill the browser': (doing) => {
    const { world, tab } = doing;
    amidst(doing);
    const device = world.seats.filter((seat) => seat.device === tab.seat.device);
    for (const other of device.flatMap((seat) => seat.tabs)) {
      if (!other.store) continue;
      killTab(world, other);
      openTab(world, other);
    }
  },
  'move over the cut-off': async (doing) => {
    const chosen = offered(doing) ? one(doing) : null;
    const draft = chosen && (await opened(doing, chosen));
    if (!draft) return;
    const date = doing.chance.pick(['2026-11-10', '2026-11-20', '2026-11-21', '2026-11-22']);
    const values = doing.chance.is(0.3) ? changed(draft.from, doing.chance) : draft.from;
    const { guard } = draftKeeper(doing.store, draft, () => undefined);
    await kept(doing, () => saveEdit(doing.store, draft, { ...values, date }, guard));
    doing.tab.shownAt.delete(draft.id);
  },
  ...photoDeeds,
  ...twinDeeds,
  ...worldDeeds,
};
