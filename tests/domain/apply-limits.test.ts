// Where a deed ends or goes elsewhere: an approved record, another scope, what a stranger or a race may not do.
import { describe, expect, test } from 'vitest';
import { applyOperation } from '../../src/domain/apply.ts';
import {
  actor,
  after,
  apply,
  approved,
  binh,
  created,
  hoa,
  lan,
  operation,
  scope,
  sound,
} from './samples.ts';

const set = (base: number, values: Record<string, unknown>) =>
  operation('set', { base, set: values });
const creation = (values: Record<string, unknown> = {}) =>
  operation('new', { ty: 'phat_thanh', set: { ...sound.phat_thanh, ...values } });

describe('an approved record', () => {
  test('[V7] an edit is written into its story as a request, and nothing else moves', () => {
    const record = approved(created());
    const { outcome, record: next } = apply(record, set(record.v, { minutes: 20 }), hoa);
    expect(outcome).toMatchObject({ kind: 'held', problem: { type: 'locked' } });
    expect(next).toMatchObject({ state: 'approved', cv: record.cv, values: record.values });
    expect(next.conflicts).toEqual([]);
    expect(next.story.at(-1)).toMatchObject({ kind: 'set', asked: { minutes: [10, 20] } });
  });

  test('[V7] the request of one who had not seen the last edit is told whole', () => {
    const edited = after(created(), set(1, { minutes: 20, airings: 2 }), lan);
    const record = approved(edited);
    const op = operation('set', {
      base: 1,
      set: { minutes: 30, title: 'Tên khác' },
      add: { topics: ['III.2'] },
    });
    const { record: next } = apply(record, op, hoa);
    expect(next.story.at(-1)?.asked).toEqual({
      minutes: [20, 30],
      title: [sound.phat_thanh.title, 'Tên khác'],
      topics: [['III.3'], ['III.2', 'III.3']],
    });
    expect(next.values).toEqual(record.values);
  });

  test('[V7] an edit that agrees with what is approved asks for nothing', () => {
    const record = approved(after(created(), set(1, { minutes: 20 }), lan));
    for (const op of [
      set(1, { minutes: 20 }),
      operation('set', { base: 1, add: { topics: ['III.3'] } }),
    ]) {
      expect(apply(record, op, hoa).outcome).toEqual({ kind: 'merged', record: null });
    }
  });
});

describe('a move', () => {
  const lastYear = 'c:HY2025.12472:2025';
  const elsewhere = 'c:HY2025.13075:2026';
  const moves = (base: number, to: string, values: Record<string, unknown> = {}) =>
    operation('set', { base, set: values, to });

  test('[S16] carries the record to the year of its new date, edit and move in one', () => {
    const day = { date: '2025-11-10', approvedOn: '2025-11-10' };
    const { kind, record } = applyOperation(created(), moves(1, lastYear, day), actor(hoa));
    expect([kind, record?.scope, record?.values.date]).toEqual(['applied', lastYear, '2025-11-10']);
    expect(record?.story.at(-1)?.moved).toEqual([scope, lastYear]);
    expect(record?.cv).toBe(2);
  });

  test('[S16] whose date does not belong to the year it goes to is rejected', () => {
    const { kind, problem } = applyOperation(created(), moves(1, lastYear), actor(hoa));
    expect([kind, problem?.fields?.[0]?.code]).toEqual(['rejected', 'date_other_year']);
  });

  test('[S16] of two that had not seen each other the first stays, and the edits of both', () => {
    const first = after(created(), moves(1, elsewhere), hoa);
    const day = { date: '2025-11-10', title: 'Chuyển sang năm trước' };
    const { kind, record, problem } = applyOperation(first, moves(1, lastYear, day), actor(lan));
    expect([kind, problem?.type, record?.scope]).toEqual([
      'conflict',
      'moved-meanwhile',
      elsewhere,
    ]);
    expect(record?.values.title).toBe('Chuyển sang năm trước');
  });

  test('[A6] [S16] a move for a day that is only parked does not take the record out of its year', () => {
    const first = after(created(), set(1, { date: '2026-11-08' }), hoa);
    const day = { date: '2025-11-10', approvedOn: '2025-11-10' };
    const { kind, record } = applyOperation(first, moves(1, lastYear, day), actor(lan));
    expect([kind, record?.scope, record?.values.date]).toEqual(['conflict', scope, '2026-11-08']);
    expect(record?.conflicts.map(({ field }) => field)).toContain('date');
  });

  test('[A6] [A5] a settlement gives a record no day of another year, and none that is to come', () => {
    const theirs = after(created(), set(0, { date: '2026-11-08' }), lan);
    const [conflict] = theirs.conflicts;
    const settle = (date: string) =>
      operation('resolve', { base: 2, cf: conflict?.id ?? '', set: { date } });
    for (const [date, code] of [
      ['2025-11-10', 'date_other_year'],
      ['2026-11-19', 'date_future'],
    ] as const) {
      const { kind, problem } = applyOperation(theirs, settle(date), actor(binh));
      expect([kind, problem?.fields?.[0]?.code]).toEqual(['rejected', code]);
    }
    expect(applyOperation(theirs, settle('2026-11-08'), actor(binh)).kind).toBe('applied');
  });

  test('[S16] to where the record already is changes nothing', () => {
    const { kind, record } = applyOperation(created(), moves(1, scope), actor(hoa));
    expect([kind, record]).toEqual(['applied', null]);
  });
});

describe('what a stranger or a race may not do', () => {
  const resolve = (base: number, values: Record<string, unknown>) =>
    operation('resolve', { base, cf: 'khong-co', set: values });

  test('[M7] a settlement without an open conflict is no edit by the back door', () => {
    const { kind, record, problem } = applyOperation(
      created(),
      resolve(1, { clustersOn: 41 }),
      actor(binh),
    );
    expect([kind, record, problem?.type]).toEqual(['conflict', null, 'no-conflict']);
  });

  test('[M7] the second of two settlements at once is parked, not refused', () => {
    const theirs = after(created(), set(0, { minutes: 20 }), lan);
    const [conflict] = theirs.conflicts;
    const settle = (minutes: number) =>
      operation('resolve', { base: 2, cf: conflict?.id ?? '', set: { minutes } });
    const settled = after(theirs, settle(20), hoa);
    const { kind, record } = applyOperation(settled, settle(25), actor(binh));
    expect([kind, record?.conflicts[0]?.alternatives[0]?.value]).toEqual(['conflict', 25]);
  });

  test('[M1] a base above the record’s version proves nothing seen', () => {
    const theirs = after(created(), set(1, { minutes: 20 }), lan);
    const { kind, record } = applyOperation(theirs, set(50, { minutes: 30 }), actor(hoa));
    expect([kind, record?.values.minutes]).toEqual(['conflict', 20]);
  });

  test('[A16] two phones that each take half of a required choice do not empty it', () => {
    const both = created('phat_thanh', hoa, { topics: ['III.2', 'III.3'] });
    const take = (topic: string) => operation('set', { base: 1, del: { topics: [topic] } });
    const one = after(both, take('III.2'), hoa);
    const { kind, record } = applyOperation(one, take('III.3'), actor(lan));
    expect(kind).toBe('merged');
    expect((record ?? one).values.topics).toEqual(['III.3']);
  });

  test('[A6] an entry of a reporting year nobody holds any more is refused, not lost out of sight', () => {
    const day = { date: '2024-03-05', approvedOn: '2024-03-05' };
    const old = { ...creation(day), sc: 'c:HY2025.12472:2024' };
    const { kind, problem } = applyOperation(null, old, actor(hoa));
    expect([kind, problem?.fields?.[0]?.code]).toEqual(['rejected', 'date_too_old']);
  });
});
