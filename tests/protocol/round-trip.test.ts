// Operations and one round trip over the wire: what comes out is what went in, and what is refused.
import { describe, expect, test } from 'vitest';
import { activityTypes } from '../../src/domain/activity/type.ts';
import {
  operationHeadSchema,
  operationKinds,
  operationSchema,
} from '../../src/domain/operation.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import { rowSchema, syncRequestSchema, syncResponseSchema } from '../../src/protocol/sync.ts';
import { limits } from '../../src/protocol/version.ts';
import {
  after,
  apply,
  created,
  hoa,
  lan,
  operation,
  returned,
  scope,
  sound,
} from '../domain/samples.ts';

const samples = [
  operation('new', { ty: 'phat_thanh', set: sound.phat_thanh }),
  operation('set', {
    base: 3,
    set: { minutes: 5 },
    add: { topics: ['III.1'] },
    del: { topics: ['III.2'] },
    send: true,
  }),
  operation('review', { sees: 3, to: 'returned', note: 'Thiếu giờ', pins: { start: 'Sai giờ' } }),
  operation('resolve', { base: 3, cf: 'x/minutes', set: { minutes: 5 } }),
  operation('del', { base: 3, note: 'Ghi trùng' }),
  operation('restore', { base: 3 }),
  operation('join', { base: 3, into: '0199e001-22bb-7a10-8c3d-aa55bb66cc77' }),
  operation('check', { sees: 3 }),
];

describe('operations', () => {
  test.each(samples.map((op) => [op.k, op] as const))(
    '[S2] %s comes out as it went in',
    (_kind, op) => {
      const sent = JSON.parse(JSON.stringify(op)) as unknown;
      expect(operationSchema.parse(sent)).toEqual(op);
      expect(operationHeadSchema.parse(sent)).toEqual(op);
    },
  );

  test('[S2] there is a sample of each kind', () => {
    expect(samples.map((op) => op.k)).toEqual([...operationKinds]);
  });

  test.each<[string, object]>([
    ['an unknown field', { more: 1 }],
    ['an id that is none', { op: 'x' }],
    ['an id in capitals', { rec: '0199F3B0-10F2-7B41-A6C3-0D9B77AA3C55' }],
    ['a number below one', { n: 0 }],
    ['a broken number', { n: 1.5 }],
    ['a time without a zone', { at: '2026-11-10T08:00:00' }],
    ['a scope that is none', { sc: '12472' }],
    ['a base below zero', { base: -1 }],
    ['a note of 501 signs', { note: 'x'.repeat(501) }],
    ['a kind of another protocol', { k: 'move' }],
  ])('[S7] %s is refused', (_what, change) => {
    expect(operationSchema.safeParse({ ...samples[4], ...change }).success).toBe(false);
  });

  test('[S7] a kind of a newer protocol still has a head, so it can be kept and answered', () => {
    const newer = { ...samples[4], k: 'move', to: 'elsewhere' };
    expect(operationHeadSchema.parse(newer)).toEqual(newer);
  });

  test('[S7] elements are limited in number and length', () => {
    const add = (elements: readonly string[]) =>
      operationSchema.safeParse({ ...samples[1], add: { topics: elements } }).success;
    expect(add(Array(60).fill('a'))).toBe(true);
    expect(add(Array(61).fill('a'))).toBe(false);
    expect(add(['a'.repeat(81)])).toBe(false);
  });
});

const request = {
  p: 1,
  app: '2026.11.1',
  dev: '0199f3a1-7c1e-7d20-9b1f-3a5c7e9d1122',
  now: '2026-11-22T08:03:11+07:00',
  left: { ops: 0 },
  push: samples,
  pull: { [scope]: 412 },
};

describe('one round trip', () => {
  test('[S8] a request comes out as it went in, with the first contact’s missing epoch and without', () => {
    expect(syncRequestSchema.parse(JSON.parse(JSON.stringify(request)))).toEqual(request);
    const later = { ...request, ep: 'k3v9', left: { ops: 2, old: '2026-11-20' } };
    expect(syncRequestSchema.parse(later)).toEqual(later);
  });

  test.each<[string, object]>([
    ['too many operations', { push: Array(limits.operations + 1).fill(samples[0]) }],
    ['a cursor below zero', { pull: { [scope]: -1 } }],
    ['a scope that is none', { pull: { all: 0 } }],
    ['a device that is none', { dev: 'phone' }],
    ['an unknown field', { more: 1 }],
  ])('[S7] a request with %s is refused', (_what, change) => {
    expect(syncRequestSchema.safeParse({ ...request, ...change }).success).toBe(false);
  });

  test('[S7] one operation that is wrong inside does not refuse the request', () => {
    const push = [{ ...samples[1], set: { minutes: 'many' }, more: 1 }, samples[4]];
    expect(syncRequestSchema.safeParse({ ...request, push }).success).toBe(true);
  });

  test('[S7] a row that is wrong inside does not refuse the response', () => {
    const row = { id: 'x', v: 1, q: 1, values: 'nonsense' };
    const response = {
      p: 1,
      ep: 'k3v9',
      t: '2026-11-22T01:03:14Z',
      poll: 900,
      rows: { [scope]: [row] },
    };
    expect(syncResponseSchema.parse(response).rows?.[scope]?.[0]).toEqual(row);
    expect(rowSchema.safeParse(row).success).toBe(false);
  });

  test('[S3] each of the five results comes out as it went in', () => {
    const start = created();
    const one = after(start, operation('set', { base: 1, set: { minutes: 20 } }), hoa);
    const { outcome } = apply(one, operation('set', { base: 1, set: { minutes: 30 } }), lan);
    const response = {
      p: 1,
      ep: 'k3v9',
      t: '2026-11-22T01:03:14Z',
      poll: 900,
      r: [
        { op: 'a', s: 'applied', v: 2, q: 3 },
        { op: 'b', s: 'merged' },
        { op: 'c', s: 'conflict', cf: outcome.clashes, why: { type: 'differs' } },
        { op: 'd', s: 'held', why: { type: 'locked' } },
        {
          op: 'e',
          s: 'rejected',
          why: {
            type: 'invalid',
            fields: [{ field: 'hours', code: 'hours_over', params: { max: 5 } }],
          },
        },
      ],
      next: { [scope]: { next: 3, head: 3, chk: 'a1', n: 1 } },
    };
    expect(syncResponseSchema.parse(JSON.parse(JSON.stringify(response)))).toEqual(response);
    const alien = { ...response, r: [{ op: 'a', s: 'held', why: { type: 'toString' } }] };
    expect(syncResponseSchema.safeParse(alien).success).toBe(false);
  });

  test.each(activityTypes)(
    '[S10] a row of %s comes out as the server keeps it, but for the stamps',
    (type) => {
      const record = created(type);
      const { stamps, ...row } = after(returned(record), operation('del', { base: 2 }), hoa);
      expect(Object.keys(stamps).length).toBeGreaterThan(0);
      expect(rowSchema.parse(JSON.parse(JSON.stringify({ ...row, stamps })))).toEqual(row);
    },
  );

  test('[M4] a conflict and every kind of story travel whole', () => {
    const start = created();
    const one = after(
      start,
      operation('set', { base: 1, set: { minutes: 20, place: 'Đông' } }),
      hoa,
    );
    const two = after(one, operation('set', { base: 1, set: { minutes: 30, place: 'Đoài' } }), lan);
    const { stamps: _stamps, ...row }: StoredRecord = two;
    expect(row.conflicts).toHaveLength(2);
    expect(rowSchema.parse(JSON.parse(JSON.stringify(row)))).toEqual(row);
  });
});
