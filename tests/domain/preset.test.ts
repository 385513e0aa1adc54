import { describe, expect, test } from 'vitest';
import { checkActivity, fieldOf } from '../../src/domain/activity/activity.ts';
import { followed, presetValues, repeated } from '../../src/domain/activity/preset.ts';
import { activityTypes } from '../../src/domain/activity/type.ts';
import { sound, today } from './samples.ts';

describe('a new form', () => {
  test.each(activityTypes)(
    '[A14] of %s knows every field it fills, and fills it rightly',
    (type) => {
      for (const last of [undefined, sound[type]]) {
        const values = presetValues(type, last, { today, time: '05:10' });
        for (const key of Object.keys(values)) expect(fieldOf(type, key), key).toBeDefined();
        const { errors } = checkActivity(type, values, { today, year: 2026 });
        const wrong = errors.filter((one) => values[one.field] !== undefined);
        expect(wrong).toEqual([]);
        expect(values['date']).toBe(today);
      }
    },
  );

  test.each([
    ['04:00', 'sang', '05:00'],
    ['10:29', 'sang', '05:00'],
    ['10:30', 'trua', '11:00'],
    ['14:00', 'chieu', '17:00'],
    ['18:30', 'toi', '19:00'],
    ['23:59', 'toi', '19:00'],
  ])('[A14] at %s proposes the slot %s at %s', (time, slot, start) => {
    expect(presetValues('phat_thanh', undefined, { today, time })).toMatchObject({ slot, start });
  });

  test('[A14] repeats the steady answers and not the day’s', () => {
    const last = { ...sound.phat_thanh, clustersOn: 4, fault: 'mat_dien', 'items.tin': 9 };
    const values = presetValues('phat_thanh', last, { today, time: '05:10' });
    expect(values).toMatchObject({
      minutes: 10,
      clustersTotal: 10,
      kind: 'tiep_am',
    });
    expect(values['clustersOn']).toBeUndefined();
    expect(values['title']).toBeUndefined();
    expect(values['fault']).toBeUndefined();
    expect(values['items.tin']).toBe(1);
  });

  test('[A14] asks for no approval of what was only relayed', () => {
    const relayed = presetValues('phat_thanh', sound.phat_thanh, { today, time: '05:10' });
    expect(relayed['approvedByRole']).toBeUndefined();
    expect(relayed['approvedOn']).toBeUndefined();
    expect(presetValues('phat_thanh', undefined, { today, time: '05:10' })['approvedOn']).toBe(
      today,
    );
  });
});

test('[A14] another day takes along what was preset from it, and nothing a person set', () => {
  const sites = [
    { place: 'Chợ Đợi', from: '2026-11-23', to: '2026-11-23' },
    { from: '2026-11-23', to: '2026-11-25' },
  ];
  const typed = { date: '2026-11-23', approvedOn: '2026-11-23', sites };
  expect(followed('phat_thanh', typed, 'date', '2026-11-22')['approvedOn']).toBe('2026-11-22');
  expect(followed('trien_lam', typed, 'date', '2026-11-22')).toMatchObject({
    date: '2026-11-22',
    sites: [
      { place: 'Chợ Đợi', from: '2026-11-22', to: '2026-11-22' },
      { from: '2026-11-22', to: '2026-11-25' },
    ],
  });
  const own = { ...typed, approvedOn: '2026-11-20' };
  expect(followed('phat_thanh', own, 'date', '2026-11-22')).toMatchObject({
    approvedOn: '2026-11-20',
  });
});

test('[A14] another slot of the day takes its usual time along, unless a person set the time', () => {
  const typed = { slot: 'sang', start: '05:00' };
  expect(followed('phat_thanh', typed, 'slot', 'chieu')).toEqual({ slot: 'chieu', start: '17:00' });
  expect(followed('phat_thanh', { ...typed, start: '05:30' }, 'slot', 'chieu')).toMatchObject({
    start: '05:30',
  });
  expect(followed('phat_thanh', typed, 'slot', 'dot_xuat')).toMatchObject({ start: '05:00' });
});

describe('an entry repeated', () => {
  test.each(activityTypes)(
    '[A23] of %s takes its days along and leaves the day’s own answers',
    (type) => {
      const later = { today: '2026-11-18', time: '09:00' };
      const values = repeated(type, sound[type], later);
      expect(values['date']).toBe(later.today);
      for (const key of Object.keys(values)) expect(fieldOf(type, key), key).toBeDefined();
      const { errors } = checkActivity(type, values, { today: later.today, year: 2026 });
      const wrong = errors.filter((one) => values[one.field] !== undefined);
      expect(wrong.map((one) => one.code).filter((code) => !code.endsWith('_needed'))).toEqual([]);
    },
  );

  test('[A23] by its fields', () => {
    const later = { today: '2026-11-18', time: '09:00' };
    const sites = [{ place: 'Chợ Đợi', from: '2026-11-02', to: '2026-11-03' }];
    const shown = { ...sound.trien_lam, sites, note: 'Trời mưa', docDate: '2026-09-01' };
    expect(repeated('trien_lam', shown, later)).toMatchObject({
      to: '2026-11-21',
      sites: [{ place: 'Chợ Đợi', from: '2026-11-18', to: '2026-11-19' }],
      docDate: '2026-09-01',
    });
    expect(repeated('trien_lam', shown, later)['note']).toBeUndefined();
    expect(repeated('trien_lam', shown, later)['visitors']).toBeUndefined();
    const aired = repeated('phat_thanh', { ...sound.phat_thanh, photos: ['x'] }, later);
    expect(aired).toMatchObject({ title: sound.phat_thanh.title, clustersTotal: 10 });
    expect([aired['clustersOn'], aired['photos']]).toEqual([undefined, undefined]);
    expect(repeated('tap_huan', sound.tap_huan, later)['attendance.khac']).toBeUndefined();
    const down = { ...sound.co_dong, condition: 'da_thao', removedOn: '2026-11-05' };
    expect(repeated('co_dong', down, later)).toMatchObject({ condition: 'dang_treo' });
  });
});
