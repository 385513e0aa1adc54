import { describe, expect, test } from 'vitest';
import { checkActivity, fieldOf } from '../../src/domain/activity/activity.ts';
import { presetValues } from '../../src/domain/activity/preset.ts';
import { activityTypes } from '../../src/domain/activity/type.ts';
import { sound, today } from './samples.ts';

describe('a new form', () => {
  test.each(activityTypes)(
    '[A14] of %s knows every field it fills, and fills it rightly',
    (type) => {
      for (const last of [undefined, sound[type]]) {
        const values = presetValues(type, last, today, '05:10');
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
    expect(presetValues('phat_thanh', undefined, today, time)).toMatchObject({ slot, start });
  });

  test('[A14] repeats the steady answers and not the day’s', () => {
    const last = { ...sound.phat_thanh, clustersOn: 4, fault: 'mat_dien', 'items.tin': 9 };
    const values = presetValues('phat_thanh', last, today, '05:10');
    expect(values).toMatchObject({
      minutes: 10,
      clustersTotal: 10,
      clustersOn: 10,
      kind: 'tiep_am',
    });
    expect(values['title']).toBeUndefined();
    expect(values['fault']).toBeUndefined();
    expect(values['items.tin']).toBe(1);
  });

  test('[A14] asks for no approval of what was only relayed', () => {
    const relayed = presetValues('phat_thanh', sound.phat_thanh, today, '05:10');
    expect(relayed['approvedByRole']).toBeUndefined();
    expect(relayed['approvedOn']).toBeUndefined();
    expect(presetValues('phat_thanh', undefined, today, '05:10')['approvedOn']).toBe(today);
  });
});
