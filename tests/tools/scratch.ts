// Where a test run lays what it throws away. A durable store waits for its disk at every commit, and thousands of tests
// open one: where there is memory to spare, it stands in for the disk. What is asserted of durability is asserted either
// way: the stores refuse to run without it, and a killed process leaves the same bytes behind.
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { availableMemory } from 'node:process';

const memoryFolder = '/dev/shm';
/** Bytes; a whole run has laid some three gigabytes there. */
const plenty = 10 * 2 ** 30;

/** @returns the folder, gone when this process ends; undefined where there is no such memory: the disk is used then */
export function scratchInMemory(): string | undefined {
  if (!existsSync(memoryFolder) || availableMemory() < plenty) return undefined;
  const { bavail, bsize } = statfsSync(memoryFolder);
  if (bavail * bsize < plenty) return undefined;
  const folder = mkdtempSync(join(memoryFolder, 'so-test-'));
  // PostgreSQL runs as a user of its own.
  chmodSync(folder, 0o755);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
  return folder;
}
