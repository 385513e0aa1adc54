// What no single room can show: that a phone always gets through in the end, that its clock decides nothing, and that
// the log alone gives every record back. tests/INVARIANTS.md
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listAccounts, personOf } from '../../server/storage/accounts.ts';
import { versionFloor } from '../../server/storage/meta.ts';
import { findRecords } from '../../server/storage/records.ts';
import { decide } from '../../server/sync/decide.ts';
import { localDate } from '../../src/domain/period.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import type { OperationResult, PushedOperation } from '../../src/protocol/sync.ts';
import { saveCancel, saveReview } from '../../src/store/save.ts';
import { startDriver } from '../../src/sync/driver.ts';
import { broadcast, quynhPhu, seeded } from '../world/phone.ts';
import type { Village, Villager, Weather } from '../world/village.ts';
import { foundVillage } from '../world/village.ts';

const kinds: readonly Weather[] = ['clear', 'request lost', 'answer lost', 'delivered twice'];
let village: Village;
let hoa: Villager;
let lan: Villager;

beforeEach(begin);
afterEach(() => village.server.close());

async function begin(): Promise<void> {
  village = await foundVillage();
  hoa = await village.moveIn('quynhphu', 1);
  lan = await village.moveIn('quynhphu2', 2);
}

/** Two officers and their weather, the same for the same seed. @param pass turns a phone's clock before each step */
async function live(seed: number, pass: (who: Villager, step: number) => void = () => undefined) {
  const random = seeded(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const records: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    const who = pick([hoa, lan]);
    const [deed, weather] = [random(), Array.from({ length: 9 }, () => pick(kinds))];
    const change = pick([
      { minutes: 1 + Math.floor(random() * 60) },
      { title: `Bài ${Math.floor(random() * 9)} về quyền trẻ em` },
      { topics: pick([['III.1'], ['III.2', 'III.3'], ['III.1', 'III.3']]) },
    ]);
    const rec = pick(records);
    pass(who, step);
    if (records.length < 3 && step % 5 === 0) records.push(await who.logs(broadcast, quynhPhu));
    else if (deed < 0.5 && rec) await who.edits(rec, change);
    else await who.syncs(() => weather.pop() ?? 'clear');
  }
  for (const who of [hoa, lan, hoa, lan]) expect((await who.syncs()).state).toBe('level');
  return records;
}

test.each([21, 22, 23])(
  '[inv 11] after the last fault the outbox is empty soon (seed %i)',
  async (seed) => {
    const random = seeded(seed);
    const { clock } = hoa.store;
    const timers: { readonly id: number; readonly atMs: number; readonly task: () => void }[] = [];
    let [ids, rounds, faulty] = [0, 0, true];
    const timer = {
      set: (task: () => void, delayMs: number) => {
        timers.push({ id: (ids += 1), atMs: clock.now() + delayMs, task });
        return ids;
      },
      clear: (id: number) => void timers.splice(timers.findIndex((one) => one.id === id) >>> 0, 1),
    };
    let ended: () => void = () => undefined;
    const round = async () => {
      rounds += 1;
      const end = await hoa.syncs(() =>
        faulty ? (kinds[1 + Math.floor(random() * 2)] ?? 'clear') : 'clear',
      );
      setTimeout(() => ended());
      return end;
    };
    const driver = startDriver(round, timer, clock);
    /** The next thing that the phone does by itself. */
    const turn = async () => {
      const next = timers.sort((a, b) => a.atMs - b.atMs).shift();
      if (!next) throw new Error('the phone has given up');
      clock.pass(Math.max(0, next.atMs - clock.now()));
      const over = new Promise<void>((resolve) => {
        ended = resolve;
      });
      next.task();
      await over;
    };
    for (let entry = 0; entry < 70; entry += 1) await hoa.logs(broadcast, quynhPhu);
    driver.ask();
    for (let fault = 0; fault < 12; fault += 1) await turn();
    const [lastFaultMs, before] = [clock.now(), rounds];
    faulty = false;
    while ((await hoa.store.db.outbox.count()) > 0) await turn();
    driver.stop();
    expect(rounds - before).toBeLessThanOrEqual(6);
    expect(clock.now() - lastFaultMs).toBeLessThanOrEqual(2 * 900_000);
  },
);

const yearMs = 365 * 86_400_000;
const clocks: readonly (readonly [string, (who: Villager, step: number) => void])[] = [
  ['ten years fast', (who, step) => step === 0 && who.store.clock.pass(10 * yearMs)],
  ['ten years slow', (who, step) => step === 0 && who.store.clock.pass(-10 * yearMs)],
  ['set back and forth', (who, step) => who.store.clock.pass((step % 2 ? -3 : 3) * yearMs)],
];

test.each(clocks)(
  '[S6] [inv 15] clocks that are %s change nothing at the province',
  async (_, pass) => {
    const due = await told(await live(31));
    await village.server.close();
    await begin();
    expect(await told(await live(31, pass))).toEqual(due);
  },
);

/** The records as the province has them, without what a phone makes up: ids, and the time it claims. */
async function told(ids: readonly string[]): Promise<unknown> {
  const found = await findRecords(village.server.deps.db, ids);
  const claimed = new Set(['id', 'at', 'op', 'device']);
  return ids.map((id) =>
    JSON.parse(JSON.stringify(found.get(id), (key, value) => (claimed.has(key) ? '' : value))),
  );
}

test.each([41, 42, 43])(
  '[S3] [inv 26] the log alone gives every record back (seed %i)',
  async (seed) => {
    const [first = '', second = '', third = ''] = await live(seed);
    const reviewer = await village.moveIn('kv.quynhphu', 3);
    await reviewer.syncs();
    const at = (rec: string) => ({ rec, scope: quynhPhu });
    const row = (await reviewer.sees(first)).row;
    await saveReview(reviewer.store, at(first), {
      to: 'returned',
      sees: row?.cv ?? 0,
      note: 'Xem lại',
    });
    await saveReview(reviewer.store, at(second), {
      to: 'approved',
      sees: (await reviewer.sees(second)).row?.cv ?? 0,
    });
    await saveCancel(hoa.store, at(third), (await hoa.sees(third)).row?.v ?? 0, 'Ghi nhầm');
    for (const who of [reviewer, hoa, lan]) await who.syncs();
    for (const rec of [first, second])
      await hoa.edits(rec, { minutes: 59, note: 'Sửa sau khi duyệt' });
    await hoa.syncs();

    const { db } = village.server.deps;
    const stored = await findRecords(db, [first, second, third]);
    expect(stored.size).toBe(3);
    expect(await refolded()).toEqual(stored);
  },
);

/** Every record made again from the bodies in the log, in the order of its versions. */
async function refolded(): Promise<ReadonlyMap<string, StoredRecord>> {
  const { db } = village.server.deps;
  const floor = await versionFloor(db);
  const people = new Map(
    await Promise.all(
      (await listAccounts(db, '2026-11-22')).map(
        async (one) => [one.id, await personOf(db, one)] as const,
      ),
    ),
  );
  const log = (await db.selectFrom('operation').selectAll().execute())
    .map((line) => ({ ...line, told: JSON.parse(line.result) as OperationResult }))
    .filter(({ told: { v } }) => v !== undefined)
    .sort((a, b) => (a.told.v ?? 0) - (b.told.v ?? 0));
  const records = new Map<string, StoredRecord>();
  for (const {
    account_id,
    device,
    received,
    rec,
    body,
    told: { q = 0 },
  } of log) {
    const person = people.get(account_id);
    if (!person) throw new Error('an operation of nobody');
    const author = { id: person.id, role: person.role };
    const actor = { author, device, received, today: localDate(Date.parse(received)), floor };
    const known = records.get(rec) ?? null;
    const outcome = decide(person, actor, known, JSON.parse(body) as PushedOperation);
    if (outcome.record) records.set(rec, { ...outcome.record, q });
  }
  return records;
}
