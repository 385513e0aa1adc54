import { describe, expect, it } from 'vitest';
import { numberText, parseNumber, stepped } from '../../../src/app/parts/number-text.ts';

describe('a number as it is typed', () => {
  it.each([
    ['', 'int', undefined],
    ['  ', 'int', undefined],
    ['42', 'int', 42],
    ['007', 'int', 7],
    ['1.234', 'int', 1234],
    ['1,5', 'int', 1.5],
    ['2,4', 'decimal', 2.4],
    ['2.4', 'decimal', 2.4],
    ['1.500', 'decimal', 1.5],
    ['1.234,5', 'decimal', 1234.5],
    ['2,', 'decimal', '2,'],
    ['1,4m', 'decimal', '1,4m'],
    ['khoảng 350', 'int', 'khoảng 350'],
    ['-3', 'int', -3],
    ['1e5', 'int', '1e5'],
  ] as const)('"%s" (%s) means %o', (text, kind, value) => {
    expect(parseNumber(text, kind)).toBe(value);
  });

  it('is shown with a decimal comma, and text as it is', () => {
    expect(numberText(2.4)).toBe('2,4');
    expect(numberText('1,4m')).toBe('1,4m');
    expect(numberText(undefined)).toBe('');
  });

  it('steps within its bounds', () => {
    const bounds = { min: 1, max: 3, step: 1 };
    expect(stepped(undefined, 1, bounds)).toBe(1);
    expect(stepped(undefined, -1, bounds)).toBe(1);
    expect(stepped(3, 1, bounds)).toBe(3);
    expect(stepped(1, -1, bounds)).toBe(1);
    expect(stepped('x', 1, { min: 0, max: 9, step: 1 })).toBe(1);
    expect(stepped(0.6, 1, { min: 0.5, max: 9, step: 0.5 })).toBe(1.1);
  });
});
