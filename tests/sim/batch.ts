// Seeds by the thousand, in as many processes as there are cores: each takes every n-th seed and reports as it goes.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Coverage } from './coverage.ts';
import { newCoverage } from './coverage.ts';
import type { Options } from './plan.ts';
import type { Profile } from './profiles.ts';
import type { Province } from './province.ts';
import { openProvince } from './province.ts';
import { runSeed } from './run-seed.ts';

export interface Failure {
  readonly seed: number;
  readonly profile: Profile;
  readonly law: string;
  readonly how: string;
}

/** What a worker is told on its command line. */
export interface Share {
  readonly from: number;
  readonly seeds: number;
  readonly step: number;
  /** Each seed runs under one of them: the next seed under the next. */
  readonly profiles: readonly Profile[];
  /** Stop at the first failure. */
  readonly first: boolean;
}

export interface Report {
  readonly seeds: number;
  readonly steps: number;
  readonly twice: number;
  readonly failures: readonly Failure[];
  readonly coverage: ReturnType<Coverage['counts']>;
}

/** One seed in 50, of either worker, is run again: the same events; and again under other clocks: the same state. [15] */
function isTwice(seed: number): boolean {
  return seed % 100 === 0 || seed % 100 === 51;
}

function profileOf(seed: number, profiles: readonly Profile[]): Profile {
  return profiles[seed % profiles.length] ?? 'short';
}

/** Seeds between two words about how far it is. */
export const toldEach = 500;

/** How far a worker is, and what it has just found. */
export interface Progress {
  readonly done: number;
  readonly found?: Failure;
}

/** @param tell hears of every failure at once */
export async function runShare(
  share: Share,
  tell: (progress: Progress) => void = () => undefined,
): Promise<Report> {
  const { from, seeds, step, profiles, first } = share;
  const province = await openProvince();
  const coverage = newCoverage();
  const failures: Failure[] = [];
  let [done, steps, twice] = [0, 0, 0];
  for (let seed = from; seed < from + seeds; seed += step) {
    const profile = profileOf(seed, profiles);
    const outcome = await runSeed(province, { seed, profile }, coverage);
    done += 1;
    steps += outcome.steps;
    const known = failures.length;
    if (outcome.broken) failures.push({ seed, profile, ...outcome.broken });
    else if (isTwice(seed)) {
      twice += 1;
      const again = await runSeed(province, { seed, profile }, newCoverage());
      if (again.eventHash !== outcome.eventHash)
        failures.push({ seed, profile, law: 'determinism', how: 'two runs differ' });
      failures.push(...(await underOtherClocks(province, { seed, profile, serial: true })));
    }
    for (const found of failures.slice(known)) tell({ done, found });
    if (done % toldEach === 0) tell({ done });
    if (failures.length > 0 && first) break;
  }
  return { seeds: done, steps, twice, failures, coverage: coverage.counts() };
}

async function underOtherClocks(province: Province, options: Options): Promise<Failure[]> {
  const { seed, profile } = options;
  const states = new Set<string>();
  for (const clocks of [0, 1]) {
    const { broken, stateHash } = await runSeed(province, { ...options, clocks }, newCoverage());
    if (broken)
      return [{ seed, profile, law: broken.law, how: `serial, clocks ${clocks}: ${broken.how}` }];
    states.add(stateHash);
  }
  return states.size > 1 ? [{ seed, profile, law: '15', how: 'other clocks, another state' }] : [];
}

/** Runs a range of seeds in `workers` processes; with a plant, in processes that have that bug. */
export async function runRange(
  range: Omit<Share, 'step'>,
  workers: number,
  plant?: string,
  tell: (progress: Progress) => void = () => undefined,
): Promise<Report> {
  const stop = new AbortController();
  const reports = await Promise.all(
    Array.from({ length: workers }, async (_, at) => {
      const seeds = Math.max(0, range.seeds - at);
      const share = { ...range, from: range.from + at, seeds, step: workers };
      const report = await inWorker(share, stop.signal, plant, tell);
      if (range.first && report.failures.length > 0) stop.abort();
      return report;
    }),
  );
  const coverage = newCoverage();
  for (const report of reports) coverage.take(report.coverage);
  const sum = (of: (report: Report) => number) => reports.reduce((all, one) => all + of(one), 0);
  return {
    seeds: sum(({ seeds }) => seeds),
    steps: sum(({ steps }) => steps),
    twice: sum(({ twice }) => twice),
    failures: reports.flatMap(({ failures }) => failures).sort((a, b) => a.seed - b.seed),
    coverage: coverage.counts(),
  };
}

const nothing: Report = { seeds: 0, steps: 0, twice: 0, failures: [], coverage: {} };

function inWorker(
  share: Share,
  stop: AbortSignal,
  plant: string | undefined,
  tell: (progress: Progress) => void,
): Promise<Report> {
  const path = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const hook = fileURLToPath(new URL('./plant-hook.ts', import.meta.url));
  const child = fork(path, [JSON.stringify(share)], {
    execArgv: [
      '--no-warnings',
      '--max-semi-space-size=64',
      ...(plant === undefined ? [] : ['--import', hook]),
    ],
    env: { ...process.env, ...(plant === undefined ? {} : { SIM_PLANT: plant }) },
  });
  return new Promise((resolve, reject) => {
    // Another worker has found what was looked for.
    stop.addEventListener('abort', () => {
      resolve(nothing);
      child.kill();
    });
    child.on('message', (message: Progress | Report) => {
      if ('done' in message) tell(message);
      else resolve(message);
    });
    child.once('exit', (code) => reject(new Error(`a worker ended with ${code}`)));
  });
}
