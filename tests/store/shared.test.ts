// Pictures from the share sheet: whose they are, how long they lie, and what becomes of those an entry has no room for.
import 'fake-indexeddb/auto';
import { clear } from 'idb-keyval';
import { beforeEach, expect, test } from 'vitest';
import type { SignedIn } from '../../src/domain/person.ts';
import { forgetSignedIn, writeSignedIn } from '../../src/store/device.ts';
import { dropShared, giveShared, putShared, readShared } from '../../src/store/shared.ts';
import { startMs } from '../world/phone.ts';

const person = (id: string): SignedIn => ({ id, login: id, role: 'officer', place: '', units: [] });
const pictures = ['1', '2', '3'].map((text) => new Blob([text], { type: 'image/jpeg' }));
const texts = (blobs: readonly Blob[]) => Promise.all(blobs.map((one) => one.text()));
const entry = 'r1';

beforeEach(() => clear());

test('[N2] shared by one person, they are no other’s', async () => {
  await writeSignedIn(person('hoa'));
  await putShared(pictures, startMs);
  expect(await readShared({ nowMs: startMs, account: 'lan' })).toEqual([]);
  await giveShared(entry, 'lan');
  await dropShared('lan');
  expect(await readShared({ nowMs: startMs, account: 'lan', rec: entry })).toEqual([]);
  expect(await readShared({ nowMs: startMs, account: 'hoa' })).toHaveLength(3);
});

test('[N2] shared while nobody was signed in, they are whose who signs in first', async () => {
  await forgetSignedIn();
  await putShared(pictures, startMs);
  expect(await readShared({ nowMs: startMs, account: 'hoa' })).toHaveLength(3);
  expect(await readShared({ nowMs: startMs, account: 'lan' })).toEqual([]);
});

test('[F2] those an entry has no room for lie on, to be given to another', async () => {
  await writeSignedIn(person('hoa'));
  await putShared(pictures, startMs);
  await giveShared(entry, 'hoa');
  const mine = { nowMs: startMs, account: 'hoa' };
  expect(await texts(await readShared({ ...mine, rec: entry }))).toEqual(['1', '2', '3']);
  await dropShared('hoa', 1);
  expect(await readShared({ ...mine, rec: entry })).toEqual([]);
  expect(await texts(await readShared(mine))).toEqual(['2', '3']);
  await dropShared('hoa');
  expect(await readShared(mine)).toEqual([]);
});

test('[F3] after an hour nothing of them is left', async () => {
  await writeSignedIn(person('hoa'));
  await putShared(pictures, startMs);
  expect(await readShared({ nowMs: startMs + 3_600_001, account: 'hoa' })).toEqual([]);
  expect(await readShared({ nowMs: startMs, account: 'hoa' })).toEqual([]);
});
