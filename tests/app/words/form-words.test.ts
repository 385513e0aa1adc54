import { beforeAll, describe, expect, it, vi as vitest } from 'vitest';
import en from '../../../src/app/words/form-en.json' with { type: 'json' };
import vi from '../../../src/app/words/form-vi.json' with { type: 'json' };
import { planText, tChoice, tField, tFinding, tFormIf } from '../../../src/app/words/form-words.ts';
import { setLanguage } from '../../../src/app/words/words.ts';
import { declarationParts } from '../../../src/domain/activity/declaration.ts';
import type { Finding } from '../../../src/domain/field.ts';
import {
  appSources,
  everyChoice,
  everyField,
  everyFindingCode,
  placeholders,
} from './catalogue.ts';

describe.each(['vi', 'en'] as const)('the words of the forms in %s', (language) => {
  beforeAll(async () => {
    await setLanguage(language);
    const word = language === 'vi' ? 'Buổi phát' : 'Time of day';
    await vitest.waitFor(() => expect(tField('phat_thanh', 'slot')).toBe(word));
  });

  it.each(everyField)('names the field $path of $type', ({ type, path }) => {
    expect(tField(type, path)).not.toBe(path);
  });

  it.each(everyChoice)('names the choice $code of $path', ({ path, code }) => {
    const label = tChoice(path, code);
    expect(label).not.toBe(code);
    expect(label.length).toBeGreaterThan(1);
  });

  it.each(everyFindingCode)('says what to do about %s', (code) => {
    expect(tFormIf(`finding.${code}`)).toBeDefined();
  });
});

describe('a finding as a sentence', () => {
  beforeAll(() => setLanguage('vi'));

  it('carries its numbers as people write them', () => {
    const finding: Finding = { field: 'clustersOn', code: 'clusters_over', params: { total: 42 } };
    expect(tFinding(finding)).toBe('Xã có 42 cụm loa. Nhập từ 0 đến 42.');
    expect(tFinding({ code: 'out_of_range', params: { min: 0, max: 100_000 } })).toBe(
      'Nhập từ 0 đến 100.000.',
    );
    expect(tFinding({ code: 'date_other_year', params: { year: 2026 } })).toContain(' 2026.');
  });

  it('names its field in lists of findings', () => {
    expect(tFinding({ code: 'required' }, 'Số buổi')).toBe('Số buổi: Cần điền ô này.');
  });

  it('never shows a hole', () => {
    expect(tFinding({ code: 'too_short', params: { max: 120 } })).toBe('Cần điền ô này.');
    expect(tFinding({ code: 'from_a_later_version' })).toBe('Ô này chưa đúng. Nhập lại.');
  });
});

describe('the words of the plan', () => {
  beforeAll(() => setLanguage('vi'));

  it('come from the plan, with the code people cite', () => {
    expect(tChoice('topics', 'III.1')).toBe(
      'III.1 · Luật pháp quốc tế về quyền con người; 07 công ước',
    );
    expect(planText('IV.2')).toContain('Tập huấn bồi dưỡng kiến thức');
    expect(tChoice('kind', 'lop_tap_huan')).toBe('Lớp tập huấn, bồi dưỡng');
  });
});

describe('the codes of findings', () => {
  it('were all found in the domain', () => {
    expect(everyFindingCode).toEqual(
      expect.arrayContaining(['required', 'date_order', 'too_many']),
    );
    expect(everyFindingCode.length).toBe(
      Object.keys(vi).filter((key) => key.startsWith('finding.')).length,
    );
  });
});

describe('the catalogue of the forms', () => {
  const keys = Object.keys(vi);

  it('has the same holes in both languages', () => {
    const english: Readonly<Record<string, string>> = en;
    const different = Object.entries(vi).filter(
      ([key, text]) => placeholders(text) !== placeholders(english[key] ?? ''),
    );
    expect(different).toEqual([]);
  });

  it('holds nothing that is never said', () => {
    const said = new Set([
      ...everyField.flatMap(({ type, path }) => [
        `field.${path}`,
        `field.${type}.${path}`,
        `hint.${path}`,
        `hint.${type}.${path}`,
      ]),
      ...everyChoice.flatMap(({ path, code }) => [
        `choice.${path.split('.').at(-1) ?? path}.${code}`,
        `short.${code}`,
        `line.${code}`,
      ]),
      ...everyField.map(({ path }) => `short.${path.replace('attendance.', '')}`),
      ...everyFindingCode.map((code) => `finding.${code}`),
      ...declarationParts.map((part) => `declare.${part}`),
      ...everyField
        .map(({ path }) => path.split('.')[0] ?? '')
        .flatMap((group) => [
          `group.${group}`,
          `hint.group.${group}`,
          `total.${group}`,
          `list.line.${group}`,
          `list.empty.${group}`,
        ]),
    ]);
    const silent = keys.filter((key) => !said.has(key) && !appSources.includes(`'${key}'`));
    expect(silent).toEqual([]);
  });
});
