// Fills a demo database: accounts, six weeks of a province, and the story of one commune. Everything that happens
// goes through `receive`, as a phone's push does.
import { uuidV7 } from '../../src/domain/identity.ts';
import { localDate } from '../../src/domain/period.ts';
import type { Person } from '../../src/domain/person.ts';
import { defaultReviewAreas } from '../../src/domain/unit-catalogue.ts';
import type { OperationResult } from '../../src/protocol/sync.ts';
import { utc } from '../instant.ts';
import { hashPassword } from '../password.ts';
import type { Deps } from '../route.ts';
import { insertAccount, personOf } from '../storage/accounts.ts';
import type { Queries } from '../storage/database.ts';
import { findUnit } from '../units.ts';
import { stationOf } from './activities.ts';
import { demoWeeks, plannedUntil } from './calendar.ts';
import type { Draw } from './draw.ts';
import { drawFrom } from './draw.ts';
import { hear } from './heard.ts';
import { tellStory } from './hero.ts';
import type { DemoPhone } from './pen.ts';
import { demoPhone } from './pen.ts';
import { demoAccounts, demoPassword, heroUnit, silentOfficers } from './people.ts';
import type { Cast, Made } from './stage.ts';
import { record, standing } from './stage.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** @param weeks of activities, up to now @returns every result, in order; the same for the same seed and clock */
export async function fillDemo(
  { db, clock, epoch, version }: Deps,
  seed: number,
  weeks = demoWeeks,
): Promise<readonly OperationResult[]> {
  const nowMs = clock();
  const draw = drawFrom(seed);
  const results: OperationResult[] = [];
  // The hash is made before the transaction, which nothing slow should hold.
  const passwordHash = await hashPassword(demoPassword);
  await db.transaction().execute(async (transaction) => {
    const people = await hire(transaction, draw, passwordHash, nowMs - (weeks + 4) * 7 * dayMs);
    const phones = new Map(
      [...people].map(([login, person]) => [login, demoPhone(transaction, draw, person, results)]),
    );
    await play({ draw, nowMs, weeks, phones });
    const officers = silentOfficers().flatMap(({ login }) => phones.get(login) ?? []);
    await hear(transaction, officers, { draw, nowMs, epoch, app: version });
  });
  return results;
}

async function hire(
  db: Queries,
  draw: Draw,
  passwordHash: string,
  hiredMs: number,
): Promise<ReadonlyMap<string, Person>> {
  const people = new Map<string, Person>();
  for (const { login, role, units, areaId, signsIn } of [...demoAccounts(), ...silentOfficers()]) {
    const account = { id: uuidV7(hiredMs, draw.bytes(10)), login, role, units, areaId };
    const row = {
      ...account,
      passwordHash: signsIn ? passwordHash : null,
      createdAt: utc(hiredMs),
    };
    await insertAccount(db, row);
    people.set(login, await personOf(db, account));
  }
  return people;
}

async function play(cast: Cast): Promise<void> {
  // Eight hours back: a day counts once its morning broadcast is over.
  const last = localDate(cast.nowMs - 8 * hourMs);
  const reviewers = demoAccounts().filter((account) => account.role === 'reviewer');
  for (const area of defaultReviewAreas()) {
    const reviewer = cast.phones.get(reviewers.find((one) => one.areaId === area.id)?.login ?? '');
    for (const unit of area.units) {
      const isHero = unit.code === heroUnit.code;
      const officer = cast.phones.get(isHero ? 'quynhphu' : `xa.${unit.code}`);
      if (!officer || !reviewer) throw new Error('the demo lacks a person');
      const station = stationOf(cast.draw, findUnit(unit)?.name ?? '');
      const made: Made[] = [];
      const aWeek = isHero ? 4 : cast.draw.int(1, 3);
      for (const planned of plannedUntil(cast.draw, last, aWeek, cast.weeks)) {
        made.push(await record(cast, officer, unit, station, planned));
      }
      await standing(cast, officer, unit, station, last);
      const waiting = isHero ? 8 : cast.draw.int(0, 3);
      await approve(cast, reviewer, made.slice(0, Math.max(0, made.length - waiting)));
      if (isHero) await tellStory(cast, officer, reviewer, station, last);
    }
  }
}

async function approve(cast: Cast, reviewer: DemoPhone, made: readonly Made[]): Promise<void> {
  for (const { rec, scope, ms } of made) {
    const seenMs = Math.min(ms + cast.draw.int(14, 80) * hourMs, cast.nowMs - 300_000);
    await reviewer.write(seenMs, rec, scope, { k: 'review', sees: 1, to: 'approved' });
  }
}
