// A phone hears of its account's new places without signing in again. [U8] [S26]
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askAnew } from '../../src/app/keep-person.ts';
import type { SignedIn } from '../../src/domain/person.ts';
import type { Store } from '../../src/store/database.ts';
import { openStore } from '../../src/store/database.ts';
import { deviceEnvironment } from '../../src/store/environment.ts';
import { emptyScope, writeFact } from '../../src/store/meta.ts';

const place = (set: string) => ({ set, code: '12472', name: 'Xã Quỳnh Phụ' });
const hoa: SignedIn = {
  id: 'hoa',
  login: 'hoa',
  role: 'officer',
  place: 'Xã Quỳnh Phụ',
  units: [place('HY2025')],
};
const after: SignedIn = { ...hoa, units: [place('HY2026')] };

let store: Store;
let told: SignedIn;
let asked = 0;
let nowMs: number;
beforeEach(async () => {
  nowMs = Date.parse('2026-11-02T02:00:00Z');
  store = openStore(`hoa-${Math.random()}`, { ...deviceEnvironment, now: () => nowMs });
  await writeFact(store.db, 'scopes', { 'c:HY2025.12472:2026': emptyScope });
  told = hoa;
  asked = 0;
  vi.stubGlobal('fetch', () => {
    asked += 1;
    return Promise.resolve(Response.json(told));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  store.db.close();
});

test('[U8] asked once for the same scopes, again when one is lost or comes', async () => {
  expect(await askAnew(store, hoa)).toBeNull();
  expect(await askAnew(store, hoa)).toBeNull();
  expect(asked).toBe(1);
  told = after;
  await writeFact(store.db, 'scopes', {
    'c:HY2025.12472:2026': { ...emptyScope, lost: true },
    'c:HY2026.12472:2026': emptyScope,
  });
  expect(await askAnew(store, hoa)).toEqual(after);
  expect(await askAnew(store, after)).toBeNull();
  expect(asked).toBe(2);
});

test('[N2] [S26] what is said of another person, or not heard, changes nothing and is asked again', async () => {
  told = { ...after, id: 'lan' };
  expect(await askAnew(store, hoa)).toBeNull();
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no network')));
  expect(await askAnew(store, hoa)).toBeNull();
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(after)));
  expect(await askAnew(store, hoa)).toEqual(after);
});

test('[C5] once a day it hears of the days of the report, which are set seldom', async () => {
  expect(await askAnew(store, hoa)).toBeNull();
  const calendar = { 2026: { cutOff: '2026-11-24' } };
  told = { ...hoa, calendar };
  nowMs += 3_600_000;
  expect(await askAnew(store, hoa)).toBeNull();
  nowMs += 86_400_000;
  expect(await askAnew(store, hoa)).toEqual({ ...hoa, calendar });
  expect(asked).toBe(2);
});
