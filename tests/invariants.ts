// The 27 invariants and the tests that say they prove them, read from the titles.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Invariant {
  readonly number: number;
  readonly name: string;
  /** "file: title", in the order of files. */
  readonly tests: readonly string[];
  /** Files of the simulation that stop a world over it. */
  readonly oracles: readonly string[];
}

const titleCall =
  /\b(?:test|describe|it)(?:\.each\([^]*?\)|\.describe)?\(\s*(['"`])((?:(?!\1)[^\\]|\\.)*)\1/g;
const mark = /\[inv (\d+)\]/g;

export function readInvariants(): readonly Invariant[] {
  const prose = readFileSync('tests/INVARIANTS.md', 'utf8');
  const files = readdirSync('tests', { recursive: true, encoding: 'utf8' }).sort();
  const titles = files.filter(isTest).flatMap(titlesOf);
  const oracles = files.filter((file) => file.startsWith('sim/')).map(sourceOf);
  return [...prose.matchAll(/^(\d+)\. \*\*(.+?)\*\*/gm)].map(([, digits, name = '']) => ({
    number: Number(digits),
    name,
    tests: titles.filter((title) => numbersIn(title).includes(Number(digits))),
    oracles: oracles
      .filter(({ text }) => text.includes(`fail('${digits}'`))
      .map(({ file }) => file),
  }));
}

/** Numbers of marks that no sentence of INVARIANTS.md has. */
export function strayMarks(known: readonly Invariant[]): readonly string[] {
  const numbers = new Set(known.map(({ number }) => number));
  const files = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter(isTest);
  return files
    .flatMap(titlesOf)
    .filter((title) => numbersIn(title).some((number) => !numbers.has(number)));
}

function isTest(file: string): boolean {
  return /\.(test\.tsx?|story\.ts)$/.test(file);
}

function sourceOf(file: string): { readonly file: string; readonly text: string } {
  const path = join('tests', file);
  return { file, text: path.endsWith('.ts') ? readFileSync(path, 'utf8') : '' };
}

function titlesOf(file: string): readonly string[] {
  return [...sourceOf(file).text.matchAll(titleCall)]
    .map(([, , title = '']) => title)
    .filter((title) => title.includes('[inv '))
    .map((title) => `${file}: ${title}`);
}

function numbersIn(title: string): readonly number[] {
  return [...title.matchAll(mark)].map(([, digits]) => Number(digits));
}
