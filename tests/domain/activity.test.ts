// What holds for every type of activity; its own rules: activity-rules.test.ts
import { describe, expect, test } from 'vitest';
import {
  checkActivity,
  fieldOf,
  fieldsOf,
  parseValues,
} from '../../src/domain/activity/activity.ts';
import type { RecordType } from '../../src/domain/activity/type.ts';
import { recordTypes } from '../../src/domain/activity/type.ts';
import type { Value, Values } from '../../src/domain/field.ts';
import { context, sound } from './samples.ts';

type Change = Readonly<Record<string, Value | undefined>>;

function check(type: RecordType, change: Change = {}) {
  const values: Values = { ...sound[type], ...change };
  const { errors, warnings } = checkActivity(type, values, context);
  const said = (found: typeof errors) => found.map((one) => `${one.field} ${one.code}`).sort();
  return { errors: said(errors), warnings: said(warnings) };
}

const clean = { errors: [], warnings: [] };

describe('every type', () => {
  test.each(recordTypes)('[A1] the sample of %s passes every rule, and says nothing', (type) => {
    expect(check(type)).toEqual(clean);
  });

  test.each(recordTypes)(
    '[A2] each field of %s that must be filled is missed when it is not',
    (type) => {
      for (const { key, need } of fieldsOf(type)) {
        if (need === 'may') continue;
        for (const empty of [undefined, '', []]) {
          expect(check(type, { [key]: empty }).errors, key).toContain(`${key} required`);
        }
      }
    },
  );

  test.each(recordTypes)('[A1] the keys of %s are distinct and found by name', (type) => {
    const keys = fieldsOf(type).map((field) => field.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(fieldOf(type, key)?.key).toBe(key);
    expect(fieldOf(type, 'nothing')).toBeUndefined();
  });

  test.each(recordTypes)('[A1] each number of %s has its limits on both sides', (type) => {
    for (const field of fieldsOf(type)) {
      if (field.kind !== 'int' && field.kind !== 'decimal') continue;
      const step = field.kind === 'int' ? 1 : 0.01;
      const codes = (value: number) =>
        parseValues(type, { [field.key]: value }).findings.map((f) => f.code);
      expect(codes(field.min)).toEqual([]);
      expect(codes(field.max)).toEqual([]);
      expect(codes(field.min - step), field.key).toEqual(['out_of_range']);
      expect(codes(field.max + step), field.key).toEqual(['out_of_range']);
    }
  });

  test.each(recordTypes)('[A1] each choice of %s takes all its codes and no other', (type) => {
    for (const field of fieldsOf(type)) {
      if (field.kind !== 'choice' && field.kind !== 'choices') continue;
      const wrap = (code: string) => (field.kind === 'choices' ? [code] : code);
      expect(field.of.length).toBeGreaterThan(1);
      for (const code of field.of) {
        expect(parseValues(type, { [field.key]: wrap(code) }).findings, field.key).toEqual([]);
      }
      const [finding] = parseValues(type, { [field.key]: wrap('no such') }).findings;
      expect(finding).toMatchObject({ field: field.key, code: 'bad_choice' });
    }
  });

  test.each(recordTypes)('[A1] each text of %s ends at its limit', (type) => {
    for (const field of fieldsOf(type)) {
      if (field.kind !== 'text') continue;
      expect(parseValues(type, { [field.key]: 'ạ'.repeat(field.max) }).findings).toEqual([]);
      const [finding] = parseValues(type, { [field.key]: 'ạ'.repeat(field.max + 1) }).findings;
      expect(finding).toMatchObject({ field: field.key, code: 'too_long' });
    }
  });

  test('[A2] an unknown field is a finding, also under the names JavaScript itself uses', () => {
    const given = JSON.parse('{"__proto__":1,"constructor":2,"toString":3,"more":4}') as Record<
      string,
      unknown
    >;
    const { values, findings } = parseValues('phat_thanh', given);
    expect(values).toEqual({});
    expect(findings.map((one) => one.code)).toEqual(Array(4).fill('unknown_field'));
  });

  test('[A2] null, the empty text and the empty choice clear a field', () => {
    const { values } = parseValues('phat_thanh', { place: '', topics: [], minutes: null });
    expect(values).toEqual({ place: null, topics: null, minutes: null });
  });

  test('[A2] a field that is wrong by itself is not blamed a second time', () => {
    expect(check('phat_thanh', { clustersOn: 900 }).errors).toEqual(['clustersOn out_of_range']);
  });
});
