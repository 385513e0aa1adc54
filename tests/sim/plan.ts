// What one seed is about: who is there, what goes wrong and how often, and in which order people do things. Each seed
// gets a random part of the faults at a random strength, so that no fault always hides another ("swarm").
import type { Chance } from './chance.ts';
import { chanceOf } from './chance.ts';
import { posts, postsOf } from './posts.ts';
import type { DeedName, Fault, Profile } from './profiles.ts';
import { deedNames, deeds, faultNames, faults, profiles } from './profiles.ts';

export interface Action {
  readonly at: number;
  readonly deed: DeedName;
  /** Which tab, as a number to be taken modulo the tabs there are. */
  readonly tab: number;
  /** Scheduler steps before the next action; null means until nobody has anything to do. */
  readonly steps: number | null;
}

export interface Seat {
  readonly device: number;
  readonly login: string;
  readonly tabs: number;
  /** The device whose copy this one becomes; it is not there before. */
  readonly copyOf?: number;
}

export interface Plan {
  readonly seed: number;
  readonly seats: readonly Seat[];
  readonly actions: readonly Action[];
  readonly strengths: Readonly<Partial<Record<Fault, number>>>;
  readonly locks: boolean;
  /** Longest way of a message when nothing is wrong. */
  readonly latencyMs: number;
  /** Pages and batches are made small, so that there are many. */
  readonly limits: { readonly operations: number; readonly rows: number };
  readonly skewsMs: readonly number[];
  /** Does anybody take photos here? */
  readonly photos: boolean;
  /** Do phones sync by themselves, with the real driver? Otherwise a round is a deed. */
  readonly driven: boolean;
  /** Do decisions name the version they were taken on, and may the server lack the word `join`? */
  readonly third: boolean;
  /** The action before which the phone is copied; null: none is. */
  readonly copiedAt: number | null;
  /** Do rights change only for those who have a phone here? */
  readonly near: boolean;
  /** The local day from which a review takes two steps here, with somebody of the province at the second; null: never. */
  readonly twoSince: string | null;
}

export interface Options {
  readonly seed: number;
  readonly profile: Profile;
  /** Actions and faults left out, to make a failing seed smaller. */
  readonly without?: { readonly actions: ReadonlySet<number>; readonly faults: ReadonlySet<Fault> };
  /** Another set of wrong clocks under the same seed. */
  readonly clocks?: number;
  /**
   * One thing after the other. Ids carry the phone's clock, so a wrong clock sorts them otherwise and a database may
   * need a step more: that must not choose who comes first when two runs are to be compared.
   */
  readonly serial?: boolean;
  /** How many deeds and faults there were when the seed was named: new ones do not change what it means. */
  readonly known?: { readonly deeds: number; readonly faults: number };
}

export const yearMs = 365.25 * 86_400_000;

export function planOf(options: Options): Plan {
  const { seed, profile, without, clocks = 0, serial = false, known } = options;
  const chance = chanceOf(seed, 'plan');
  const lean = profiles[profile];
  // Neither was there when the seeds of fewer deeds were named.
  const young = known === undefined || known.deeds > 28;
  const third = young && chanceOf(seed, 'third').is(0.8);
  const fourth = known === undefined || known.deeds > 31;
  const steps = chanceOf(seed, 'steps');
  // The world begins on the 22nd; the night falls in its storm, or in its calm.
  const twoSince =
    fourth && steps.is(lean.twoSteps ? 1 : 0.4)
      ? steps.pick(['2026-11-22', '2026-11-22', '2026-11-23'])
      : null;
  const seats = seatsOf(chance, { third, twoSince, windows: lean.windows });
  if (lean.copied) seats.push(...copiesOf(chanceOf(seed, 'copied').pick(seats), seats));
  const strengths: Partial<Record<Fault, number>> = {};
  for (const fault of faultNames.slice(0, known?.faults)) {
    const [drawn, strength] = [chance.is(0.4), chance.next()];
    const leant = lean.faults?.[fault];
    if (without?.faults.has(fault)) continue;
    if (leant !== undefined) strengths[fault] = leant;
    else if (drawn) strengths[fault] = strength * faults[fault];
  }
  const weights = deedNames.slice(0, known?.deeds).map((deed) => {
    const drawn = deeds[deed] * (chance.is(0.15) ? 0 : 0.1 + 2 * chance.next() ** 2);
    return lean.deeds?.[deed] ?? drawn;
  });
  const hasty = chance.next();
  const actions = Array.from({ length: lean.actions }, (_, at): Action => {
    const deed = deedNames[chance.weighted(weights)] ?? 'sync';
    const [tab, wait, steps] = [chance.int(1000), chance.is(hasty), chance.int(80)];
    return { at, deed, tab, steps: wait && !serial ? steps : null };
  });
  const skew = chanceOf(seed, 'clocks', clocks);
  return {
    seed,
    seats,
    actions: actions.filter(({ at }) => !without?.actions.has(at)),
    strengths,
    locks: chance.is(0.3),
    limits: { operations: chance.pick([50, 10, 3]), rows: chance.pick([400, 7, 2, 1]) },
    latencyMs: chance.pick([50, 800, 5_000]),
    photos: (weights[deedNames.indexOf('add a photo')] ?? 0) > 0,
    driven: young && chanceOf(seed, 'driven').is(0.25),
    third,
    copiedAt: lean.copied ? chanceOf(seed, 'copied at').int(lean.actions / 2) : null,
    near: lean.near ?? false,
    twoSince,
    skewsMs: seats.map(() => (skew.is(0.5) ? 0 : Math.round((skew.next() - 0.5) * 20 * yearMs))),
  };
}

/** Officers of one to three communes and, mostly, the reviewer or both; a phone may be shared. */
function seatsOf(
  chance: Chance,
  plan: Pick<Plan, 'third' | 'twoSince'> & { readonly windows: number | undefined },
): Seat[] {
  const communes = 1 + chance.weighted([6, 3, 1]);
  const officers = posts.filter(
    ({ role, units }) => role === 'officer' && units.every((unit) => unit < communes),
  );
  const devices = 2 + chance.int(4);
  const seats: Seat[] = [];
  const first = chance.int(officers.length);
  for (let device = 0; device < devices; device += 1) {
    const login =
      device === 1 && chance.is(0.8)
        ? 'khuvuc'
        : plan.third && device === 2 && chance.is(0.5)
          ? 'khuvuc2'
          : (officers[(first + device) % officers.length]?.login ?? 'xa0a');
    const tabs = 1 + chance.weighted([5, 3, 1]);
    seats.push({ device, login, tabs: plan.windows ?? tabs });
    if (chance.is(0.15)) {
      const other = chance.pick(postsOf({ ...plan, twoSince: null })).login;
      if (other !== login) seats.push({ device, login: other, tabs: 1 });
    }
  }
  if (plan.twoSince) seats.push({ device: devices, login: 'tinh', tabs: 2 });
  return seats;
}

/** Everybody's seat on one phone once more, on a phone of its own. */
function copiesOf({ device }: Seat, seats: readonly Seat[]): readonly Seat[] {
  const next = 1 + Math.max(...seats.map((seat) => seat.device));
  return seats
    .filter((seat) => seat.device === device)
    .map((seat) => ({ ...seat, device: next, tabs: 1, copyOf: device }));
}
