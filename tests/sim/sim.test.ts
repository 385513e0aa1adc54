// The simulation in small, for every commit: the seeds that found something, and some that no one has seen yet. It runs
// as a program of its own, because it takes Node's timers away. `npm run sim` is the large one.
import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

async function sim(...options: readonly string[]): Promise<string> {
  const node = process.execPath;
  return run(node, ['tests/sim/run.ts', ...options], { maxBuffer: 1e8 }).then(
    ({ stdout }) => stdout,
    (fault: { readonly stdout?: string; readonly stderr?: string }) =>
      `FAILED\n${fault.stdout}\n${fault.stderr}`,
  );
}

/** Other seeds for every commit: in a year most of them will have been tried. */
function freshSeed(): number {
  try {
    const head = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' });
    return 1_000_000 + Number.parseInt(head.slice(0, 6), 16);
  } catch {
    return 1_000_000;
  }
}

test('named seeds stay quiet', { timeout: 120_000 }, async () => {
  expect(await sim('--named')).not.toMatch(/FAILED|BROKEN/);
});

test('[S11] 150 fresh worlds keep every law of sync.md §3', { timeout: 300_000 }, async () => {
  const said = await sim('--seeds', '150', '--from', String(freshSeed()));
  expect(said).toMatch(/150 seeds, 0 violations/);
  expect(said).not.toMatch(/FAILED/);
});
