// The PIN: a gate that never deletes, never locks anybody out for good, and is not asked of who has shown his password. [N6]
import 'fake-indexeddb/auto';
import { clear } from 'idb-keyval';
import { beforeEach, describe, expect, test } from 'vitest';
import { locked, lockFor } from '../../../src/app/lock/lock.ts';
import {
  dropPin,
  isPinShaped,
  letIn,
  sayForgotten,
  setPin,
  tryPin,
  waitOf,
} from '../../../src/app/lock/pin.ts';
import { readPin } from '../../../src/store/device.ts';
import { writePin } from '../../../src/store/device-kept.ts';

const nowMs = Date.parse('2026-11-22T01:00:00Z');

beforeEach(async () => {
  await clear();
  locked.value = false;
});

test.each([
  ['1234', true],
  ['12345678', true],
  ['123', false],
  ['123456789', false],
  ['12a4', false],
  ['', false],
])('[N6] %s is a PIN: %s', (pin, fine) => {
  expect(isPinShaped(pin)).toBe(fine);
});

describe('[N6] a locked book', () => {
  test('opens with its PIN and with no other', async () => {
    await setPin('hoa', '4821', 5);
    await lockFor('hoa');
    expect(locked.value).toBe(true);
    expect(await tryPin('hoa', '4822', nowMs)).toEqual({ ok: false, waitMs: 0 });
    expect(locked.value).toBe(true);
    expect(await tryPin('hoa', '4821', nowMs)).toEqual({ ok: true });
    expect(locked.value).toBe(false);
  });

  test('[I8] opens to who comes back from the sign-in service; the PIN goes only if it was forgotten', async () => {
    await setPin('hoa', '4821', 5);
    await lockFor('hoa');
    await letIn('hoa');
    expect([locked.value, (await readPin('hoa')) !== undefined]).toEqual([false, true]);
    await lockFor('hoa');
    await sayForgotten('hoa');
    // It came back to him on the way.
    expect(await tryPin('hoa', '4821', nowMs)).toEqual({ ok: true });
    await lockFor('hoa');
    await letIn('hoa');
    expect(await readPin('hoa')).toBeDefined();
    await lockFor('hoa');
    await sayForgotten('hoa');
    await letIn('hoa');
    expect([locked.value, await readPin('hoa')]).toEqual([false, undefined]);
  });

  test('is one person’s: another’s book has no PIN or its own', async () => {
    await setPin('hoa', '4821', 5);
    await lockFor('lan');
    expect(locked.value).toBe(false);
    await lockFor('hoa');
    expect(locked.value).toBe(true);
  });

  test('asks nobody who has just shown his password', async () => {
    await setPin('hoa', '4821', 5);
    await lockFor('hoa', true);
    expect(locked.value).toBe(false);
  });

  test('wrong tries make one wait, longer each time, a quarter of an hour at most', async () => {
    await setPin('hoa', '4821', 5);
    const waits: number[] = [];
    let at = nowMs;
    for (let i = 0; i < 12; i += 1) {
      const opened = await tryPin('hoa', '0000', at);
      if (opened.ok) throw new Error('opened');
      waits.push(opened.waitMs / 1000);
      at += opened.waitMs;
    }
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
    expect(await tryPin('hoa', '4821', at)).toEqual({ ok: true });
    expect(await readPin('hoa')).toMatchObject({ wrong: 0 });
  });

  test('while one must wait the right PIN is not tried either', async () => {
    await setPin('hoa', '4821', 5);
    for (let i = 0; i < 5; i += 1) await tryPin('hoa', '0000', nowMs);
    expect(await tryPin('hoa', '4821', nowMs + 10_000)).toEqual({ ok: false, waitMs: 20_000 });
  });

  test('a clock set back locks nobody out for years', () => {
    expect(waitOf({ nextAtMs: nowMs + 1e12 }, nowMs)).toBe(900_000);
  });

  test('who signs in instead loses the PIN and nothing else', async () => {
    await setPin('hoa', '4821', 5);
    await setPin('lan', '1111', 5);
    await lockFor('hoa');
    await dropPin('hoa');
    expect(locked.value).toBe(false);
    expect(await readPin('hoa')).toBeUndefined();
    expect(await readPin('lan')).toBeDefined();
  });

  test('the PIN itself is nowhere on the disk', async () => {
    await setPin('hoa', '48213579', 5);
    const kept = await readPin('hoa');
    if (!kept) throw new Error('no PIN');
    expect(JSON.stringify([...kept.check, ...kept.salt])).not.toContain('48213579');
    await setPin('lan', '48213579', 5);
    expect((await readPin('lan'))?.check).not.toEqual(kept.check);
    await writePin('hoa', { ...kept, afterMinutes: 15 });
    expect(await tryPin('hoa', '48213579', nowMs)).toEqual({ ok: true });
  });
});
