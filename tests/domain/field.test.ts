import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Field } from '../../src/domain/field.ts';
import { isEmpty, parseField, sumOf } from '../../src/domain/field.ts';

/** The code of the finding, or the value as it is stored. */
function verdict(field: Field, value: unknown): unknown {
  const parsed = parseField(field, value);
  if ('value' in parsed) return parsed.value;
  const [first] = parsed.findings;
  return `! ${first.field} ${first.code}`;
}

const text: Field = { key: 'f', kind: 'text', need: 'save', min: 3, max: 5 };
const whole: Field = { key: 'f', kind: 'int', need: 'save', min: 1, max: 60 };
const size: Field = { key: 'f', kind: 'decimal', need: 'save', min: 0.5, max: 2 };
const day: Field = { key: 'f', kind: 'date', need: 'save' };
const hour: Field = { key: 'f', kind: 'time', need: 'save' };
const one: Field = { key: 'f', kind: 'choice', need: 'save', of: ['a', 'b'] };
const many: Field = { key: 'f', kind: 'choices', need: 'save', of: ['a', 'b'] };
const lines: Field = {
  key: 'f',
  kind: 'list',
  need: 'save',
  max: 2,
  of: [
    { key: 'qty', kind: 'int', need: 'save', min: 1, max: 9 },
    { key: 'name', kind: 'text', need: 'may', max: 4 },
  ],
};

describe('one description gives the schema', () => {
  test.each<[Field, unknown, unknown]>([
    [text, 'abc', 'abc'],
    [text, 'abcde', 'abcde'],
    [text, 'ab', '! f too_short'],
    [text, 'abcdef', '! f too_long'],
    [text, 5, '! f bad_value'],
    [whole, 1, 1],
    [whole, 60, 60],
    [whole, 0, '! f out_of_range'],
    [whole, 61, '! f out_of_range'],
    [whole, 1.5, '! f not_whole'],
    [whole, '7', '! f not_number'],
    [whole, Number.NaN, '! f not_number'],
    [whole, Number.POSITIVE_INFINITY, '! f not_number'],
    [size, 0.5, 0.5],
    [size, 2, 2],
    [size, 0.49, '! f out_of_range'],
    [size, 2.01, '! f out_of_range'],
    [size, 'x', '! f not_number'],
    [day, '2024-02-29', '2024-02-29'],
    [day, '2026-02-29', '! f bad_date'],
    [day, '2026-2-1', '! f bad_date'],
    [day, '2026-11-10T00:00', '! f bad_date'],
    [hour, '00:00', '00:00'],
    [hour, '23:59', '23:59'],
    [hour, '24:00', '! f bad_time'],
    [hour, '5:00', '! f bad_time'],
    [hour, '05:60', '! f bad_time'],
    [one, 'a', 'a'],
    [one, 'c', '! f bad_choice'],
    [one, ['a'], '! f bad_choice'],
    [many, ['b', 'a'], ['b', 'a']],
    [many, ['a', 'a'], '! f bad_choice'],
    [many, ['c'], '! f bad_choice'],
    [many, 'a', '! f bad_value'],
    [lines, [{ qty: 1 }], [{ qty: 1 }]],
    [lines, [{ qty: 1, name: 'đông' }], [{ qty: 1, name: 'đông' }]],
    [lines, [], '! f required'],
    [lines, [{ qty: 1 }, { qty: 2 }, { qty: 3 }], '! f too_many'],
    [lines, [{ qty: 1 }, { qty: 10 }], '! f.1.qty out_of_range'],
    [lines, [{}], '! f.0.qty required'],
    [lines, [{ qty: 1, name: 'abcde' }], '! f.0.name too_long'],
    [lines, [{ qty: 1, more: 2 }], '! f.0 unknown_field'],
    [lines, 'x', '! f bad_value'],
  ])('[A1] %o with %o is %o', (field, value, expected) => {
    expect(verdict(field, value)).toEqual(expected);
  });

  test('[A2] a finding carries the limits its sentence needs, of the line’s own field too', () => {
    expect(parseField(whole, 99)).toMatchObject({ findings: [{ params: { min: 1, max: 60 } }] });
    expect(parseField(lines, [{ qty: 99 }])).toMatchObject({
      findings: [{ params: { min: 1, max: 9 } }],
    });
  });

  test('[A2] every wrong place of a list is a finding of its own; an empty cell is missing, not wrong', () => {
    const parsed = parseField(lines, [{ name: 'abcde' }, { qty: 99 }]);
    expect(
      'findings' in parsed && parsed.findings.map(({ field, code }) => `${field} ${code}`),
    ).toEqual(['f.0.qty required', 'f.0.name too_long', 'f.1.qty out_of_range']);
  });
});

describe('text', () => {
  test('[A3] text is stored in NFC and trimmed, and measured as stored', () => {
    expect(verdict(text, '  Hoà\u0309i '.normalize('NFD'))).toBe('Hoà\u0309i'.normalize('NFC'));
    expect(verdict(text, '  a  ')).toBe('! f too_short');
    expect(verdict(text, 'điề'.normalize('NFD'))).toBe('điề');
  });

  test.each(['a\u0000bc', 'a\u001fbc', 'a\u007fbc', 'a\rbc', '\ud800abc', 'abc\udfff'])(
    '[A3] %j is no text',
    (bad) => {
      expect(verdict(text, bad)).toBe('! f bad_text');
    },
  );

  test('[A3] line feed, tab and a whole surrogate pair are text', () => {
    expect(verdict(text, 'a\n\tb')).toBe('a\n\tb');
    expect(verdict(text, 'a\u{1F4E3}b')).toBe('a\u{1F4E3}b');
  });
});

test('[A2] nothing makes a field throw: every value has a verdict', () => {
  const every = [text, whole, size, day, hour, one, many, lines];
  fc.assert(
    fc.property(fc.constantFrom(...every), fc.anything(), (field, value) => {
      const parsed = parseField(field, value);
      if ('findings' in parsed)
        for (const { code } of parsed.findings) expect(code).toMatch(/^[a-z_]+$/);
      else expect(parseField(field, parsed.value)).toEqual(parsed);
    }),
  );
});

test('[A2] absent, null, the empty text and the empty choice are empty; zero is not', () => {
  expect([undefined, null, '', []].map(isEmpty)).toEqual([true, true, true, true]);
  expect([0, ' ', ['a'], false].map(isEmpty)).toEqual([false, false, false, false]);
});

test('[A9] a group’s sum takes its own numbers only', () => {
  expect(
    sumOf({ 'items.tin': 2, 'items.bai': 3, minutes: 5, 'items.khac': undefined }, 'items.'),
  ).toBe(5);
  expect(sumOf({}, 'items.')).toBe(0);
});
