// Logs of loudspeaker platforms come in, are looked at before they are used, and go out to phones as proposals. [Q1]–[Q4]
import { firstDay } from '../../src/domain/airing-log/log.ts';
import { localDate } from '../../src/domain/period.ts';
import { may } from '../../src/domain/permission.ts';
import type { Person } from '../../src/domain/person.ts';
import { fold } from '../../src/domain/text.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import { communesOf } from '../../src/domain/unit-catalogue.ts';
import type { LogAnswer, LogAsk, Platforms, Proposals } from '../../src/protocol/airings.ts';
import { logAskSchema, mostProposed, refuseAskSchema } from '../../src/protocol/airings.ts';
import { judge, keyOf, nameOf } from '../airings/lines.ts';
import { utc } from '../instant.ts';
import type { Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { answering } from '../sight.ts';
import { findAirings, findOpenAirings, insertAirings, refuseAirings } from '../storage/airings.ts';
import { note } from '../storage/audit.ts';
import { findEntries, noYear, putEntry } from '../storage/register.ts';
import { units } from '../units.ts';

/** GET /airings/platforms */
export async function showPlatforms({ db, person, nowMs }: SignedCall): Promise<Reply> {
  const own = importsFor(person, nowMs);
  if (own.length === 0) return refuse('forbidden');
  const platforms = (await findEntries(db, 'platform')).map(({ doc }) => doc);
  const named = own.map((unit) => ({ unit: keyOf(unit), name: nameOf(unit) }));
  const body: Platforms = { platforms, units: named };
  return { status: 200, body };
}

/** Communes of today this person may bring logs in for. */
function importsFor(person: Person, nowMs: number): readonly UnitRef[] {
  const present = units().setOn(localDate(nowMs));
  if (!present) return [];
  return communesOf(present)
    .map(({ code }) => ({ set: present.set, code }))
    .filter((unit) => may(person, 'airing.import', unit));
}

/** POST /airings/log: a portion of a log, tried or taken in. */
export const bringLog = reads(
  logAskSchema,
  'malformed',
  async (call: SignedCall, input: LogAsk): Promise<Reply> => {
    const { db, person, nowMs } = call;
    if (importsFor(person, nowMs).length === 0) return refuse('forbidden');
    const { told, fresh } = await judge(db, person, input);
    if (!input.dry) await takeIn(call, input, fresh);
    const body: LogAnswer = { lines: [...told] };
    return { status: 200, body };
  },
);

async function takeIn(
  { db, person, nowMs }: SignedCall,
  { platform: name, columns, places, rows }: LogAsk,
  fresh: Parameters<typeof insertAirings>[1],
): Promise<void> {
  const at = utc(nowMs);
  const key = fold(name);
  const doc = { name, columns, places };
  await putEntry(db, 'platform', { key, year: noYear, doc }, { account: person.id, at });
  await insertAirings(db, fresh, { platform: key, account: person.id, at });
  const detail = { lines: rows.length, fresh: fresh.length };
  await note(db, at, { deed: 'airing.imported', by: person.id, detail });
}

/** GET /proposals/v1: what the officers of these communes are asked about. */
export async function showProposals({ db, person, nowMs }: SignedCall): Promise<Reply> {
  const answers = answering(person);
  const own = answers.units.filter((unit) => may(answers, 'record.create', unit));
  const since = firstDay(localDate(nowMs));
  const body: Proposals = {
    airings: [...(await findOpenAirings(db, own, since, mostProposed))],
  };
  return { status: 200, body };
}

/** POST /proposals/v1/refuse: "Không phải". What is not his to answer is passed over. */
export const turnDown = reads(
  refuseAskSchema,
  'malformed',
  async ({ db, person, nowMs }: SignedCall, { ids }): Promise<Reply> => {
    const answers = answering(person);
    const own = [...(await findAirings(db, ids))].filter(
      ([, { unit, refused }]) => !refused && may(answers, 'record.create', unit),
    );
    const at = utc(nowMs);
    await refuseAirings(
      db,
      own.map(([id]) => id),
      person.id,
      at,
    );
    const notes = own.map(
      ([what, { unit }]) => ({ deed: 'airing.refused', by: person.id, what, unit }) as const,
    );
    await note(db, at, ...notes);
    return { status: 200, body: {} };
  },
);
