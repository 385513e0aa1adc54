// A rescue file on its way and in foreign hands: what is refused, and whose its entries are. [N3] [R6]
import { Buffer } from 'node:buffer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sealRescue } from '../../src/app/device/rescue-seal.ts';
import { rescueLimits, unarmoured } from '../../src/protocol/rescue.ts';
import { keepDraft, newDraft } from '../../src/store/draft.ts';
import type { RescueContents } from '../../src/store/rescue.ts';
import { rescueContents, restoreDrafts } from '../../src/store/rescue.ts';
import { broadcast, quynhPhu } from '../world/phone.ts';
import type { Village, Villager } from '../world/village.ts';
import { foundVillage } from '../world/village.ts';
import type { Name } from './harness.ts';
import { handIn, refusedAs, rescueDesk } from './rescue-desk.ts';

let village: Village;
let hoa: Villager;
let keyOf: ReturnType<typeof rescueDesk>['keyOf'];
let fileOf: ReturnType<typeof rescueDesk>['fileOf'];

beforeEach(async () => {
  village = await foundVillage();
  hoa = await village.moveIn('quynhphu', 1);
  ({ keyOf, fileOf } = rescueDesk(village, hoa));
});
afterEach(() => village.server.close());

describe('[N3] on the way', () => {
  test('nobody reads it: neither words nor names are in the file', async () => {
    await hoa.logs({ ...broadcast, title: 'Chuyện riêng' }, quynhPhu);
    const file = await fileOf();
    const bytes = Buffer.from(unarmoured(file) ?? '', 'base64');
    for (const word of ['Chuyện', 'quynhphu', 'HY2025', 'phat_thanh'])
      expect(bytes.includes(word) || file.includes(word)).toBe(false);
    expect(await fileOf()).not.toBe(file);
  });

  test('a messenger may change the line ends and put words around it', async () => {
    await hoa.logs(broadcast, quynhPhu);
    const file = `\uFEFFGửi anh:\r\n${(await fileOf()).replace(/\n/g, '\r\n')}\r\n-- \r\nZalo`;
    expect((await handIn(await village.server.signIn('tinh'), file)).results).toHaveLength(1);
  });

  test('changed anywhere, cut, or no rescue file at all, it is refused whole and calmly', async () => {
    await hoa.logs(broadcast, quynhPhu);
    const tinh = await village.server.signIn('tinh');
    const file = await fileOf();
    const bytes = Buffer.from(unarmoured(file) ?? '', 'base64');
    const rebuilt = (changed: Buffer) =>
      file.replace(/(?<=RESCUE-----\n)[^-]+/, `${changed.toString('base64')}\n`);
    expect((await handIn(tinh, rebuilt(bytes))).results).toHaveLength(1);
    for (const at of [20, 80, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      await expect(handIn(tinh, rebuilt(changed))).rejects.toThrow(refusedAs('rescue-damaged'));
    }
    const short = rebuilt(bytes.subarray(0, 400));
    for (const bad of [short, rebuilt(bytes.subarray(0, 30)), '', 'Xin chào', file.slice(0, 900)])
      await expect(handIn(tinh, bad)).rejects.toThrow(refusedAs('rescue-damaged'));
  });

  test('of another province or a newer version it says so', async () => {
    await hoa.logs(broadcast, quynhPhu);
    const tinh = await village.server.signIn('tinh');
    const bytes = Buffer.from(unarmoured(await fileOf()) ?? '', 'base64');
    const armour = (from: Buffer) =>
      `-----BEGIN SO-CO-SO RESCUE-----\n${from.toString('base64')}\n-----END SO-CO-SO RESCUE-----`;
    const newer = Buffer.concat([Buffer.of(2), bytes.subarray(1)]);
    await expect(handIn(tinh, armour(newer))).rejects.toThrow(refusedAs('rescue-newer'));
    const foreign = Buffer.from(bytes);
    foreign.writeUInt8(foreign.readUInt8(3) ^ 1, 3);
    await expect(handIn(tinh, armour(foreign))).rejects.toThrow(refusedAs('rescue-foreign'));
  });
});

describe('[R6] whose it is', () => {
  test('nobody makes a file in another’s name', async () => {
    await hoa.logs(broadcast, quynhPhu);
    const tinh = await village.server.signIn('tinh');
    const lan = await keyOf('quynhphu2');
    for (const forged of [{ account: lan.id }, { ticket: lan.key.ticket }, { account: 'nobody' }])
      await expect(handIn(tinh, await fileOf(undefined, forged))).rejects.toThrow(
        refusedAs('rescue-foreign'),
      );
    const { db } = village.server.deps;
    expect(await db.selectFrom('operation').selectAll().execute()).toEqual([]);
  });

  test.each<[Name, boolean]>([
    ['quynhphu', true],
    ['quynhphu2', true],
    ['kienxuong', false],
    ['kv.quynhphu', true],
    ['kv.kienxuong', false],
    ['tinh', true],
    ['quantri', false],
  ])('%s may carry it, and is told what it says: %s', async (name, told) => {
    await hoa.logs(broadcast, quynhPhu);
    const answer = await handIn(await village.server.signIn(name), await fileOf());
    expect(answer.results).toMatchObject([{ s: 'applied' }]);
    expect(answer.results[0]?.entry !== undefined).toBe(told);
  });

  test('without an account nothing is taken in', async () => {
    await hoa.logs(broadcast, quynhPhu);
    const file = await fileOf();
    await expect(handIn(village.server.stranger(), file)).rejects.toThrow('401');
  });

  test('a stranger’s large body is not even read, an account’s only up to the limit', async () => {
    const file = 'x'.repeat(rescueLimits.file + 1);
    await expect(handIn(village.server.stranger(), file)).rejects.toThrow('401');
    const tinh = await village.server.signIn('tinh');
    await expect(handIn(tinh, file)).rejects.toThrow('413 urn:so-co-so:too-large');
  });
});

test('[N3] what does not fit into a file is counted, not passed over', async () => {
  const { id, key } = await keyOf('quynhphu');
  const many = Array.from({ length: rescueLimits.operations + 3 }, () => ({
    dev: id,
    rec: id,
    body: '{}',
  }));
  const contents: RescueContents = { ops: many, drafts: [], photos: [] };
  const maker = { account: id, app: 'test', made: '2026-11-23T08:00:00+07:00' };
  expect(await sealRescue(key, contents, maker)).toMatchObject({ left: 3 });
});

test('[N3] the draft of a yearly declaration comes back too, whatever stands under its id', async () => {
  const store = hoa.store;
  const draft = newDraft(store, 'khai_bao', { 'plan.number': '25/KH-UBND' });
  await keepDraft(store, draft, draft.values);
  const { drafts } = await rescueContents(store);
  const fresh = await village.moveIn('quynhphu', 4);
  expect(await restoreDrafts(fresh.store, drafts)).toBe(1);
});
