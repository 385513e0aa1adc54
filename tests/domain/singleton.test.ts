// One card, one declaration a commune and year, whoever begins it where.
import { describe, expect, test } from 'vitest';
import { missingIn } from '../../src/domain/activity/declaration.ts';
import { singletonTypes } from '../../src/domain/activity/type.ts';
import { applyOperation } from '../../src/domain/apply.ts';
import { uuidPattern } from '../../src/domain/identity.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { rebase } from '../../src/domain/rebase.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import { scopesOf } from '../../src/domain/scope.ts';
import { singletonId } from '../../src/domain/singleton.ts';
import { defaultReviewAreas } from '../../src/domain/unit-catalogue.ts';
import type { Someone } from './samples.ts';
import { actor, binh, hoa, lan, operation, scope, sound, today } from './samples.ts';

const rec = singletonId('the_dai', scope);

function begin(record: StoredRecord | null, who: Someone, change: object = {}): Outcome {
  const op = operation('new', { ty: 'the_dai', set: { ...sound.the_dai, ...change } });
  return applyOperation(record, { ...op, rec }, actor(who));
}

function card(): StoredRecord {
  const { record } = begin(null, hoa);
  if (!record) throw new Error('the card is not sound');
  return record;
}

describe('[D1] the id of a commune’s card', () => {
  test('[D1] is a UUID, and another one for each commune, year and kind', () => {
    const units = defaultReviewAreas().flatMap((area) => area.units);
    const scopes = scopesOf(units, today);
    const ids = scopes.flatMap((one) => singletonTypes.map((type) => singletonId(type, one)));
    for (const id of ids) expect(id).toMatch(uuidPattern);
    expect(new Set(ids).size).toBe(units.length * 4);
  });

  test('[D1] is the only one the province takes', () => {
    const op = operation('new', { ty: 'the_dai', set: sound.the_dai });
    expect(applyOperation(null, op, actor(hoa))).toMatchObject({
      kind: 'rejected',
      problem: { type: 'malformed' },
    });
    const late = applyOperation(null, op, { ...actor(hoa), late: true });
    expect(late.kind).toBe('applied');
  });
});

test('[D1] nothing else is put under an id that anybody could reckon', () => {
  const change = { ty: 'phat_thanh', set: sound.phat_thanh } as const;
  const op = { ...operation('new', change), rec: singletonId('khai_bao', scope) };
  expect(applyOperation(null, op, actor(hoa))).toMatchObject({
    kind: 'rejected',
    problem: { type: 'malformed' },
  });
});

describe('[D1] two phones that begin the same card offline', () => {
  test('[D1] [M2] end in one record; what they agree on agrees', () => {
    const { kind, record } = begin(card(), lan, { provider: 'VNPT' });
    expect(kind).toBe('merged');
    expect(record).toMatchObject({ v: 2, conflicts: [], values: { provider: 'VNPT' } });
  });

  test('[D1] [M4] and what they say differently is an ordinary conflict', () => {
    const { kind, record } = begin(card(), lan, { clustersTotal: 40 });
    expect(kind).toBe('conflict');
    expect(record?.values['clustersTotal']).toBe(42);
    expect(record?.conflicts).toMatchObject([
      { field: 'clustersTotal', alternatives: [{ value: 40 }] },
    ]);
  });

  test('[D1] [S5] each phone goes on seeing its own words', () => {
    const { stamps: _, ...row } = card();
    const mine = { ...operation('new', { ty: 'the_dai', set: { clustersTotal: 40 } }), rec };
    expect(rebase(row, [mine])?.values).toMatchObject({ clustersTotal: 40, technology: ['ip'] });
  });

  test('[D1] a record of another kind is no card', () => {
    const op = { ...operation('new', { ty: 'khai_bao', set: sound.khai_bao }), rec };
    expect(applyOperation(card(), op, actor(lan)).problem?.type).toBe('record-exists');
  });
});

test.each([
  operation('review', { sees: 1, to: 'approved' }),
  operation('del', { base: 1 }),
  operation('restore', { base: 1 }),
  operation('join', { base: 1, into: rec }),
  operation('set', { base: 1, set: { provider: 'VNPT' }, to: 'c:HY2025.12472:2025' }),
])('[D1] nobody approves, cancels or moves a card: $k', (op) => {
  const who = op.k === 'review' ? binh : hoa;
  expect(applyOperation(card(), { ...op, rec }, actor(who)).kind).toBe('rejected');
});

test('[D3] what was not declared is missing, and nought is an answer', () => {
  expect(missingIn('k3', {})).toEqual(['planNumber', 'planDate']);
  const k2 = missingIn('k2', { 'inPost.can_bo_qcn': 0, 'trained.can_bo_qcn': 0 });
  expect(k2).not.toContain('inPost.can_bo_qcn');
  expect(k2).toContain('inPost.can_bo_tttt');
});
