// Every law has a test and every number has a law: RULES.md against the test files and the comments of the code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const tag = /\[([A-Z])(\d{1,2})\]/g;

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file));
}

function tagsIn(text: string): readonly string[] {
  return [...text.matchAll(tag)].map(([, letter, number]) => `${letter}${number}`);
}

/** A line of a test file that is not a comment: a title, or a row of a table that becomes one. */
function titles(source: string): string {
  const code = source.split('\n').filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line));
  return code.map((line) => line.replace(/\s\/\/ .*$/, '')).join('\n');
}

const text = readFileSync('src/domain/RULES.md', 'utf8');
const laws = [...text.matchAll(/^- \*\*\[([A-Z]\d{1,2})\]\*\* /gm)].map(([, law]) => law ?? '');
const tests = filesUnder('tests').filter((path) => /\.test\.tsx?$/.test(path));
const e2e = filesUnder('tests').filter((path) => path.startsWith('tests/e2e/'));
const code = ['src', 'sw', 'server', 'tests'].flatMap(filesUnder);

describe('the laws', () => {
  test('are numbered without a gap or a double', () => {
    const groups = new Map<string, number[]>();
    for (const law of laws) {
      const letter = law.slice(0, 1);
      groups.set(letter, [...(groups.get(letter) ?? []), Number(law.slice(1))]);
    }
    expect([...groups.keys()]).toEqual([
      'A',
      'D',
      'P',
      'U',
      'H',
      'V',
      'M',
      'S',
      'T',
      'R',
      'L',
      'K',
      'G',
      'B',
      'O',
      'W',
      'F',
      'N',
      'J',
      'I',
      'Q',
      'C',
    ]);
    for (const [letter, numbers] of groups) {
      expect(numbers, letter).toEqual(numbers.map((_, index) => index + 1));
    }
  });

  test('have each a test with its number', () => {
    const tested = new Set(
      [...tests, ...e2e].flatMap((path) => tagsIn(titles(readFileSync(path, 'utf8')))),
    );
    expect(tested.size).toBeGreaterThan(0);
    expect(laws.filter((law) => !tested.has(law))).toEqual([]);
  });

  test('exist for every number that a comment or a title names', () => {
    const strays = code.flatMap((path) =>
      tagsIn(readFileSync(path, 'utf8'))
        .filter((law) => !laws.includes(law))
        .map((law) => `${path}: [${law}]`),
    );
    expect(code.length).toBeGreaterThan(50);
    expect(strays).toEqual([]);
  });

  test('are the only home of a number: RULES.md refers to no law it does not state', () => {
    expect(tagsIn(text).filter((law) => !laws.includes(law))).toEqual([]);
  });
});
