// Who may import whom, and what a room may touch: models.md §3.2 read against the source. There is no exception list.
import { basename, extname } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Module } from './modules.ts';
import { modulesUnder, parseModule } from './modules.ts';

interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly RegExp[];
}

const table: Readonly<Record<string, Room>> = {
  'src/domain': { rooms: [], packages: [/^zod\/mini$/] },
  'src/protocol': { rooms: ['src/domain'], packages: [/^zod\/mini$/] },
  'src/store': { rooms: ['src/domain'], packages: [/^dexie$/, /^idb-keyval$/] },
  'src/sync': { rooms: ['src/domain', 'src/protocol', 'src/store'], packages: [] },
  'src/app': {
    rooms: ['src/domain', 'src/protocol', 'src/store', 'src/sync'],
    packages: [
      /^preact(\/|$)/,
      /^preact-iso$/,
      /^uqr$/,
      /^read-excel-file\/universal$/,
      /^papaparse$/,
      /^@preact\/signals$/,
      /^workbox-window$/,
      /^zod\/mini$/,
    ],
  },
  sw: { rooms: ['src/domain', 'src/store', 'src/sync'], packages: [/^workbox-/] },
  server: {
    rooms: ['src/domain', 'src/protocol'],
    packages: [
      /^node:/,
      /^fastify$/,
      /^@fastify\//,
      /^kysely(\/|$)/,
      /^better-sqlite3$/,
      /^pg$/,
      /^@node-rs\/argon2$/,
      /^zod(\/mini)?$/,
      /^docx$/,
      /^openid-client$/,
      /^write-excel-file\/node$/,
    ],
  },
};

const rooms = Object.keys(table);
const modules = new Map(rooms.map((room) => [room, modulesUnder(room)]));
const everything = [...modules.values()].flat();

function roomOf(path: string): string | undefined {
  return rooms.find((room) => path.startsWith(`${room}/`));
}

function isPath(target: string): boolean {
  return roomOf(target) !== undefined || target.startsWith('..') || /^(src|tests)\//.test(target);
}

/** The imports of a module that the table does not grant, each as a sentence. */
function strayImports({ path, imports }: Module): readonly string[] {
  const room = roomOf(path) ?? '';
  const granted = table[room];
  return imports.flatMap(({ target }) => {
    if (target === undefined) return [`${path} imports a computed path`];
    const from = roomOf(target);
    const mayRoom = from === room || (from !== undefined && granted?.rooms.includes(from));
    const mayPackage = granted?.packages.some((pattern) => pattern.test(target));
    return (isPath(target) ? mayRoom : mayPackage) ? [] : [`${path} imports ${target}`];
  });
}

/** A cycle through the module graph, if there is one: the paths along it. */
function cycleIn(all: readonly Module[]): readonly string[] | undefined {
  const byPath = new Map(all.map((module) => [module.path, module]));
  const done = new Set<string>();
  function walk(path: string, trail: readonly string[]): readonly string[] | undefined {
    const start = trail.indexOf(path);
    if (start >= 0) return [...trail.slice(start), path];
    if (done.has(path)) return undefined;
    for (const { target } of byPath.get(path)?.imports ?? []) {
      const cycle = target && byPath.has(target) ? walk(target, [...trail, path]) : undefined;
      if (cycle) return cycle;
    }
    done.add(path);
    return undefined;
  }
  for (const { path } of all) {
    const cycle = walk(path, []);
    if (cycle) return cycle;
  }
  return undefined;
}

/** Where each of these names is touched, as sentences. */
function touching(list: readonly Module[], forbidden: readonly string[]): readonly string[] {
  return list.flatMap(({ path, touches }) =>
    forbidden.filter((name) => touches.has(name)).map((name) => `${path} touches ${name}`),
  );
}

const clocks = ['Date.now', 'new Date()', 'performance'];
const dice = ['Math.random', 'crypto'];
const timers = ['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame'];

describe('the rooms', () => {
  test.each(rooms)('%s has modules, so that nothing passes on nothing', (room) => {
    expect(modules.get(room)?.length).toBeGreaterThan(0);
  });

  test.each(rooms)('%s imports what the table grants and no more', (room) => {
    expect(modules.get(room)?.flatMap(strayImports)).toEqual([]);
  });

  test('only the worker bridge starts a round: no other part of the app imports src/sync', () => {
    const strays = (modules.get('src/app') ?? [])
      .filter(({ path }) => path !== 'src/app/worker-bridge.ts')
      .filter(({ imports }) => imports.some(({ target }) => target?.startsWith('src/sync/')))
      .map(({ path }) => path);
    expect(strays).toEqual([]);
  });

  test('no module imports itself by a detour', () => {
    expect(cycleIn(everything)).toBeUndefined();
  });
});

describe('what a room may touch', () => {
  test.each(['src/domain', 'src/protocol'])('%s has no clock, no dice, no world', (room) => {
    const world = [
      'fetch',
      'console',
      'navigator',
      'process',
      'indexedDB',
      'localStorage',
      'caches',
    ];
    const forbidden = [...clocks, ...dice, ...timers, ...world];
    expect(touching(modules.get(room) ?? [], forbidden)).toEqual([]);
  });

  test.each(['src/store', 'src/sync'])(
    '%s is given clock, dice, timers and net by environment.ts',
    (room) => {
      const list = (modules.get(room) ?? []).filter(
        ({ path }) => basename(path) !== 'environment.ts',
      );
      expect(list.length).toBeGreaterThan(0);
      expect(touching(list, [...clocks, ...dice, ...timers, 'fetch'])).toEqual([]);
    },
  );
});

describe('every module', () => {
  test('exports by name, and only what it defines', () => {
    expect(everything.filter((module) => module.exportsAll).map(({ path }) => path)).toEqual([]);
    expect(everything.filter((module) => module.exportsDefault).map(({ path }) => path)).toEqual(
      [],
    );
  });

  test('is one thought long: at most 300 lines', () => {
    const long = everything.filter(({ lines }) => lines > 300);
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  test('is named after what it is', () => {
    const vague = /(^|-)(utils?|helpers?|managers?|services?|index|common-stuff|misc)$/;
    const named = everything.filter(({ path }) => vague.test(basename(path, extname(path))));
    expect(named.map(({ path }) => path)).toEqual([]);
  });
});

describe('the reading itself', () => {
  const sample = parseModule(
    'src/domain/sample.ts',
    [
      "import type { A } from './a.ts';",
      "import { b } from '../store/b.ts';",
      "export { c } from 'node:fs';",
      "export * from './d.ts';",
      "type E = import('zod').ZodType;",
      "const f = await import('dexie');",
      'const g = await import(f.name);',
      'export default globalThis.fetch;',
      'export const now = [Date.now(), new Date(), new Date(5), Math.random()];',
      'interface Quiet { readonly console: typeof setInterval; readonly at: A }',
      'export const ask = (fetch: Fetch) => fetch(Math.PI); const { setTimeout: wait } = window;',
      'export const own = (e: { performance: number }) => e.performance; // crypto',
    ].join('\n'),
  );

  test('sees static, dynamic, type and re-exported imports, and computed ones', () => {
    expect(sample.imports.map(({ target }) => target)).toEqual([
      'src/domain/a.ts',
      'src/store/b.ts',
      'node:fs',
      'src/domain/d.ts',
      'zod',
      'dexie',
      undefined,
    ]);
    expect(sample.imports.map(({ typeOnly }) => typeOnly)).toEqual([
      true,
      false,
      false,
      false,
      true,
      false,
      false,
    ]);
    expect(strayImports(sample)).toHaveLength(5);
  });

  test('sees what code touches, and neither types nor comments nor properties', () => {
    const seen = [...clocks, ...dice, ...timers, 'fetch', 'console'];
    expect(
      touching([sample], seen).map((sentence) => sentence.split(' ').slice(2).join(' ')),
    ).toEqual(['Date.now', 'new Date()', 'Math.random', 'fetch']);
    expect([sample.exportsAll, sample.exportsDefault]).toEqual([true, true]);
  });

  test('finds a cycle', () => {
    const one = parseModule('src/domain/one.ts', "import './two.ts';");
    const two = parseModule('src/domain/two.ts', "import type { A } from './one.ts';");
    expect(cycleIn([one, two])).toEqual([
      'src/domain/one.ts',
      'src/domain/two.ts',
      'src/domain/one.ts',
    ]);
    expect(cycleIn([one])).toBeUndefined();
  });
});
