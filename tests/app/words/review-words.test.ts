// The words of reviewing: the same in both languages, a short mark for every check, nothing that is never said.
import { expect, it } from 'vitest';
import en from '../../../src/app/words/review-en.json' with { type: 'json' };
import vi from '../../../src/app/words/review-vi.json' with { type: 'json' };
import { appSources, everyFindingCode, placeholders } from './catalogue.ts';

it('have the same keys and holes in both languages', () => {
  expect(Object.keys(en)).toEqual(Object.keys(vi));
  const holes = (words: object) => Object.values(words).map((text) => placeholders(String(text)));
  expect(holes(en)).toEqual(holes(vi));
});

it('[K1] have a short mark for every check', () => {
  const checks = everyFindingCode.filter((code) => code.startsWith('check_'));
  expect(checks).toHaveLength(7);
  for (const code of checks) expect(Object.keys(vi)).toContain(`mark.${code}`);
});

it('hold nothing that is never said', () => {
  const said = (key: string) =>
    appSources.includes(`'${key}'`) ||
    /^(mark\.check_|queue\.(conflict|duplicate)$|keys\.\w$|done\.(approved|checked|returned|joined)$)/.test(
      key,
    );
  expect(Object.keys(vi).filter((key) => !said(key))).toEqual([]);
});
