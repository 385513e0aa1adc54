import { expect, test } from 'vitest';
import doorEn from '../../../src/app/words/door-en.json' with { type: 'json' };
import doorVi from '../../../src/app/words/door-vi.json' with { type: 'json' };
import en from '../../../src/app/words/install-en.json' with { type: 'json' };
import vi from '../../../src/app/words/install-vi.json' with { type: 'json' };
import { appSources, placeholders } from './catalogue.ts';

test('the words of installing have the same keys and holes in both languages', () => {
  const english: Readonly<Record<string, string>> = en;
  expect(Object.keys(en)).toEqual(Object.keys(vi));
  const different = Object.entries(vi).filter(
    ([key, text]) => placeholders(text) !== placeholders(english[key] ?? ''),
  );
  expect(different).toEqual([]);
});

test('the words of the door have the same keys in both languages, and each is said', () => {
  expect(Object.keys(doorEn)).toEqual(Object.keys(doorVi));
  const said = (key: string) =>
    appSources.includes(`'${key}'`) || key.startsWith('closed.') || key.startsWith('invite.flaw.');
  expect(Object.keys(doorVi).filter((key) => !said(key))).toEqual([]);
});

test('hold nothing that no screen says', () => {
  const said = (key: string) => appSources.includes(`'${key}'`) || key.startsWith('app.');
  expect(Object.keys(vi).filter((key) => !said(key))).toEqual([]);
});
