import { describe, expect, test } from 'vitest';
import areaEn from '../../../src/app/words/area-en.json' with { type: 'json' };
import areaVi from '../../../src/app/words/area-vi.json' with { type: 'json' };
import bookEn from '../../../src/app/words/book-en.json' with { type: 'json' };
import bookVi from '../../../src/app/words/book-vi.json' with { type: 'json' };
import deskEn from '../../../src/app/words/desk-en.json' with { type: 'json' };
import deskVi from '../../../src/app/words/desk-vi.json' with { type: 'json' };
import deviceEn from '../../../src/app/words/device-en.json' with { type: 'json' };
import deviceVi from '../../../src/app/words/device-vi.json' with { type: 'json' };
import findEn from '../../../src/app/words/find-en.json' with { type: 'json' };
import findVi from '../../../src/app/words/find-vi.json' with { type: 'json' };
import planEn from '../../../src/app/words/plan-en.json' with { type: 'json' };
import planVi from '../../../src/app/words/plan-vi.json' with { type: 'json' };
import todayEn from '../../../src/app/words/today-en.json' with { type: 'json' };
import todayVi from '../../../src/app/words/today-vi.json' with { type: 'json' };
import { appSources, placeholders } from './catalogue.ts';

type Words = Readonly<Record<string, string>>;

describe.each<[string, Words, Words]>([
  ['Máy này', deviceVi, deviceEn],
  ['the desk', deskVi, deskEn],
  ['what Hôm nay proposes', todayVi, todayEn],
  ['Sổ', bookVi, bookEn],
  ['Kế hoạch', planVi, planEn],
  ['Địa bàn', areaVi, areaEn],
  ['Tìm', findVi, findEn],
])('the words of %s', (_where, vi, en) => {
  test('have the same keys and holes in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(vi));
    const different = Object.entries(vi).filter(
      ([key, text]) => placeholders(text) !== placeholders(en[key] ?? ''),
    );
    expect(different).toEqual([]);
  });

  test('hold nothing that no screen says', () => {
    const built = [...appSources.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1] ?? '');
    // What is missing and what mends it are said in pairs: `${kind}Todo`.
    const paired = (key: string) =>
      `${key}Todo` in vi || (key.endsWith('Todo') && key.slice(0, -4) in vi);
    const said = (key: string) => appSources.includes(`'${key}'`) || paired(key);
    const silent = Object.keys(vi).filter(
      (key) => !said(key) && !built.some((prefix) => key.startsWith(prefix)),
    );
    expect(silent).toEqual([]);
  });
});
