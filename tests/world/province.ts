// A province on a disk, for tests that back it up, lose it and restore it: a folder, a clock that goes, some entries.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDemo } from '../../server/demo/fill.ts';
import type { World } from '../../server/open.ts';
import { depsOf } from '../../server/open.ts';
import type { Queries } from '../../server/storage/database.ts';
import { openDatabase } from '../../server/storage/open-database.ts';

const nowMs = Date.parse('2026-11-22T02:00:00Z');

export interface Folder {
  readonly data: string;
  readonly backups: string;
  readonly file: string;
  readonly clear: () => void;
}

export function newFolder(): Folder {
  const root = mkdtempSync(join(tmpdir(), 'so-'));
  const data = join(root, 'data');
  return {
    data,
    backups: join(root, 'backups'),
    file: join(data, 'so-co-so.sqlite'),
    clear: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** @param hours after the morning of the tests */
export function worldAt(hours: number): World {
  const clock = () => nowMs + hours * 3_600_000;
  return { clock, random: (bytes) => randomBytes(bytes), version: 'test' };
}

/** Lines a command says, kept. */
export function listener() {
  const lines: string[] = [];
  return { lines, say: (line: string) => void lines.push(line) };
}

/** Some weeks of a province, by the demo's hand. */
export async function filled(address: string): Promise<void> {
  const deps = await depsOf(await openDatabase(address), worldAt(0), 'no-photos');
  await fillDemo(deps, 48);
  await deps.db.destroy();
}

export async function looking<T>(address: string, look: (db: Queries) => Promise<T>): Promise<T> {
  const db = await openDatabase(address);
  try {
    return await look(db);
  } finally {
    await db.destroy();
  }
}
