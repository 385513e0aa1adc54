// The id of an airing, and what becomes of it when two phones confirm it.
import { describe, expect, test } from 'vitest';
import { airingId, isAiringOf, isLogged } from '../../../src/domain/airing-log/airing.ts';
import { placeOf } from '../../../src/domain/airing-log/place.ts';
import { applyOperation } from '../../../src/domain/apply.ts';
import { uuidPattern } from '../../../src/domain/identity.ts';
import { rebase } from '../../../src/domain/rebase.ts';
import type { StoredRecord } from '../../../src/domain/record.ts';
import { parseScope } from '../../../src/domain/scope.ts';
import { shippedUnits } from '../../../src/domain/unit-catalogue.ts';
import type { Someone } from '../samples.ts';
import { actor, binh, hoa, operation, scope, sound } from '../samples.ts';

const unit = parseScope(scope)?.unit ?? { set: '', code: '' };
const other = { set: 'HY2025', code: '13075' };
const rec = airingId(unit, '2026-11-09', '05:00');

function confirm(record: StoredRecord | null, who: Someone, change: object = {}, id = rec) {
  const op = operation('new', { ty: 'phat_thanh', set: { ...sound.phat_thanh, ...change } });
  return applyOperation(record, { ...op, rec: id }, actor(who));
}

describe('[Q4] an airing’s id', () => {
  test('is a UUID of its commune, day and minute', () => {
    const ids = [
      rec,
      airingId(unit, '2026-11-09', '05:01'),
      airingId(unit, '2026-11-10', '05:00'),
      airingId(other, '2026-11-09', '05:00'),
    ];
    for (const id of ids) expect(id).toMatch(uuidPattern);
    expect(new Set(ids).size).toBe(4);
    expect(ids.map((id) => isAiringOf(id, unit))).toEqual([true, true, true, false]);
  });

  test('is taken in its own commune, for a broadcast, and nowhere else', () => {
    expect(confirm(null, hoa).kind).toBe('applied');
    const foreign = airingId(other, '2026-11-09', '05:00');
    expect(confirm(null, hoa, {}, foreign)).toMatchObject({ kind: 'rejected' });
    const op = operation('new', { ty: 'hoi_nghi', set: { ...sound.hoi_nghi } });
    expect(applyOperation(null, { ...op, rec }, actor(hoa))).toMatchObject({ kind: 'rejected' });
  });
});

describe('[Q4] two phones that confirm the same airing', () => {
  function first(): StoredRecord {
    const { record } = confirm(null, hoa);
    if (!record) throw new Error('the broadcast is not sound');
    return record;
  }

  test('mean one record, and agree', () => {
    const second = confirm(first(), binh);
    expect(['applied', 'merged']).toContain(second.kind);
    expect(second.record?.conflicts ?? []).toEqual([]);
  });

  test('differ in a field: both values are kept', () => {
    const second = confirm(first(), binh, { minutes: 25 });
    expect(second.kind).toBe('conflict');
    expect(second.record?.conflicts).toMatchObject([{ field: 'minutes' }]);
  });

  test('see their own words until the province has merged them', () => {
    const { values, state, type, id } = first();
    const op = operation('new', { ty: 'phat_thanh', set: { ...sound.phat_thanh, minutes: 25 } });
    const shown = rebase({ ...first(), id, scope, type, state, values }, [{ ...op, rec }]);
    expect(shown?.values.minutes).toBe(25);
  });
});

test('[Q3] in the book is what has the commune, the day and the minute', () => {
  const airing = { id: rec, unit, date: '2026-11-09', start: '05:00', minutes: 30 };
  const values = { date: '2026-11-09', start: '05:00' };
  expect(isLogged(airing, [{ scope, values }])).toBe(true);
  expect(isLogged(airing, [{ scope, values: { ...values, start: '05:01' } }])).toBe(false);
  expect(isLogged(airing, [{ scope: 'c:HY2025.13075:2026', values }])).toBe(false);
});

describe('[Q3] a place', () => {
  const day = '2026-11-01';
  const hy = (code: string) => ({ set: 'HY2025', code });

  test.each([
    ['Xã Quỳnh Phụ', '12472'],
    ['QUỲNH PHỤ', '12472'],
    ['12472', '12472'],
    ['Phường Trần Lãm - Cụm 3', '12454'],
    ['Đài truyền thanh xã Đông Hưng', '12688'],
  ])('%s', (text, code) => {
    expect(placeOf(text, day, shippedUnits)).toEqual({ kind: 'known', unit: hy(code) });
  });

  test('[U4] a merged name goes where it was merged into, on that day', () => {
    const was = { set: 'TB2024', code: '12529' };
    expect(placeOf('Đài TT xã Quỳnh Hội', day, shippedUnits)).toEqual({
      kind: 'known',
      unit: hy('12472'),
      was,
    });
    expect(placeOf('Xã Quỳnh Hội', '2025-06-30', shippedUnits)).toEqual({
      kind: 'known',
      unit: was,
    });
  });

  test('[U4] divided, twice there, or nowhere: a person is asked', () => {
    expect(placeOf('Xã Đình Dù', day, shippedUnits)).toEqual({
      kind: 'divided',
      units: [hy('11995'), hy('12004')],
    });
    expect(placeOf('Xã Quang Trung', day, shippedUnits)).toMatchObject({ kind: 'ambiguous' });
    expect(placeOf('Xã Lạ Lùng', day, shippedUnits)).toEqual({ kind: 'unknown' });
  });
});
