// How a post goes on: its first and last day, and its communes from one officer to the next. [I3] [I4]
import { addDays, localDate } from '../../src/domain/period.ts';
import { isTerm } from '../../src/domain/term.ts';
import { sameUnit } from '../../src/domain/unit.ts';
import { handOverSchema, termSchema } from '../../src/protocol/account.ts';
import { utc } from '../instant.ts';
import type { Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { answering } from '../sight.ts';
import type { DatedAccount, Place } from '../storage/accounts.ts';
import { changePlacesOf, changeTermOf, findAccountEver, personOf } from '../storage/accounts.ts';
import { note } from '../storage/audit.ts';
import { placing } from '../storage/placing.ts';
import { replayHeld } from '../sync/replay.ts';
import { officeOf } from './office.ts';

/** POST /accounts/:id/term. An administrator cannot shut himself out. */
export const changeTerm = reads(
  termSchema,
  'bad-account',
  async ({ db, person, params, nowMs }: SignedCall, term): Promise<Reply> => {
    const account = await findAccountEver(db, params['id'] ?? '', localDate(nowMs), false);
    if (!account) return refuse('not-found');
    if (!isTerm(term) || account.id === person.id) return refuse('bad-account');
    await changeTermOf(db, account.id, term);
    const line = { deed: 'account.term', by: person.id, whom: account.id, detail: term } as const;
    await note(db, utc(nowMs), line);
    return { status: 200, body: {} };
  },
);

/**
 * POST /accounts/:id/handover. Communes only: what was written keeps its author, and what the old phone still holds is
 * held when it comes, until the province lets it in. [I4]
 */
export const handOver = reads(
  handOverSchema,
  'bad-account',
  async (call: SignedCall, { to, day }): Promise<Reply> => {
    const { db, params, nowMs } = call;
    const today = localDate(nowMs);
    // One order for two administrators who hand over crosswise.
    const read = (id: string) => findAccountEver(db, id, today, false);
    const [giver, taker] = [await read(params['id'] ?? ''), await read(to)];
    if (!giver || !taker) return refuse('not-found');
    const same = giver.role === taker.role && giver.role === 'officer' && giver.id !== taker.id;
    if (!same || day < today) return refuse('bad-account');
    const going = giver.places.filter((place) => place.to === undefined || place.to >= day);
    if (going.length === 0) return refuse('bad-account');
    const left = {
      ...giver,
      places: giver.places
        .map((place) => (going.includes(place) ? { ...place, to: addDays(day, -1) } : place))
        .filter((place) => isTerm(place) && (place.to === undefined || place.to >= today)),
    };
    const got = {
      ...taker,
      places: going.reduce((all, place) => withPlace(all, place, day), taker.places),
    };
    for (const one of [left, got].sort((a, b) => (a.id < b.id ? -1 : 1)))
      await changePlacesOf(db, one);
    await decideHeld(call, got.id, today);
    const by = call.person.id;
    const line = {
      deed: 'account.handed',
      by,
      whom: taker.id,
      detail: { from: giver.id, day },
    } as const;
    await note(db, utc(nowMs), line, ...placing(by, giver, left), ...placing(by, taker, got));
    return { status: 200, body: {} };
  },
);

/** A commune he has already, he has for both times; a new one he has from that day on. */
function withPlace(
  places: readonly Place[],
  { set, code, to }: Place,
  day: string,
): readonly Place[] {
  const has = places.find((one) => sameUnit(one, { set, code }));
  const rest = places.filter((one) => one !== has);
  const from = has && (has.from === undefined || has.from < day) ? has.from : day;
  const open = to === undefined || (has && has.to === undefined);
  const last = open ? undefined : [to, has?.to ?? to].sort().at(-1);
  return [...rest, { set, code, ...(from ? { from } : {}), ...(last ? { to: last } : {}) }];
}

async function decideHeld(call: SignedCall, id: string, today: string): Promise<void> {
  const { deps, db, nowMs } = call;
  const account: DatedAccount | undefined = await findAccountEver(db, id, today, false);
  if (!account) return;
  const person = answering(await personOf(db, account));
  const office = await officeOf(deps, call.onFault, db, nowMs);
  await replayHeld(db, { ...office, person, device: '' });
}
