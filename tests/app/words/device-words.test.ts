import { expect, test } from 'vitest';
import en from '../../../src/app/words/device-en.json' with { type: 'json' };
import vi from '../../../src/app/words/device-vi.json' with { type: 'json' };
import { appSources, placeholders } from './catalogue.ts';

test('the words of Máy này have the same keys and holes in both languages', () => {
  const english: Readonly<Record<string, string>> = en;
  expect(Object.keys(en)).toEqual(Object.keys(vi));
  const different = Object.entries(vi).filter(
    ([key, text]) => placeholders(text) !== placeholders(english[key] ?? ''),
  );
  expect(different).toEqual([]);
});

test('hold nothing that no screen says', () => {
  const built = [...appSources.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1] ?? '');
  const said = (key: string) => appSources.includes(`'${key}'`);
  const silent = Object.keys(vi).filter(
    (key) => !said(key) && !built.some((prefix) => key.startsWith(prefix)),
  );
  expect(silent).toEqual([]);
});
