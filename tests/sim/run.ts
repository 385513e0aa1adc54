// npm run sim -- --seeds 2000 --from 1                         many seeds, figures, coverage
// npm run sim -- --profile short,rights                        each seed under one of them, in turn
// npm run sim -- --from 4711 --seeds 1 --profile moves --shrink     one seed, its events, made smaller
import './ground.ts';
import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Failure, Report } from './batch.ts';
import { runRange, toldEach } from './batch.ts';
import { enoughSeeds, missing, newCoverage } from './coverage.ts';
import { planOf } from './plan.ts';
import type { Profile } from './profiles.ts';
import { faultNames, mixed, profiles } from './profiles.ts';
import { openProvince } from './province.ts';
import { runSeed } from './run-seed.ts';
import { regressions } from './seeds.ts';
import { shrink } from './shrink.ts';

const { values: given } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    profile: { type: 'string', default: mixed.join() },
    workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    events: { type: 'string', default: '40' },
    named: { type: 'boolean', default: false },
    shrink: { type: 'boolean', default: false },
  },
});

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function profilesOf(names: string): readonly Profile[] {
  const known = Object.keys(profiles) as Profile[];
  return names.split(',').map((name) => {
    const profile = known.find((one) => one === name);
    if (!profile) throw new Error(`no profile ${name}; there are ${known.join(', ')}`);
    return profile;
  });
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

async function tell(failure: Failure): Promise<void> {
  const { seed, profile, law, how } = failure;
  say(`\nseed ${seed}, commit ${commit()}, profile ${profile}: invariant ${law}\n${how}`);
  const province = await openProvince();
  if (!given.shrink) {
    const { events } = await runSeed(province, { seed, profile }, newCoverage());
    say(events.slice(-Number(given.events)).join('\n'));
    return;
  }
  const { outcome, options } = await shrink(province, { seed, profile }, law);
  const without = options.without?.faults ?? new Set();
  const strengths = planOf({ seed, profile }).strengths;
  const left = faultNames.filter((fault) => strengths[fault] !== undefined && !without.has(fault));
  say(`shrunk to ${outcome.actions.length} actions; faults left: ${left.join(', ') || 'none'}`);
  for (const { at, deed, tab, steps } of outcome.actions)
    say(`  ${at} ${deed} tab ${tab} ${steps ?? 'until quiet'}`);
  say(`${outcome.broken?.how}\n${outcome.events.slice(-Number(given.events)).join('\n')}`);
}

function figures({ seeds, steps, twice, failures, coverage }: Report, seconds: number): void {
  for (const [kind, group] of Object.entries(coverage)) {
    const names = Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1));
    say(`${kind}: ${names.map(([name, times]) => `${name} ${times}`).join(' · ')}`);
  }
  const rate = Math.round((seeds / seconds) * 60);
  const load = loadavg().map((one) => one.toFixed(1));
  say(
    `\n${seeds} seeds, ${failures.length} violations, ${rate} seeds/min, ${Math.round(steps / seeds)} steps a seed,` +
      ` ${twice} run twice and under other clocks; ${given.workers} workers, load ${load.join(' ')}, commit ${commit()}`,
  );
}

/** The seeds that found something once; each must stay quiet. */
async function runNamed(): Promise<boolean> {
  const province = await openProvince();
  let quiet = true;
  for (const { name, options } of regressions) {
    const { broken } = await runSeed(province, options, newCoverage());
    say(`${broken ? `BROKEN ${broken.law}: ${broken.how}` : 'quiet'} · ${options.seed} ${name}`);
    quiet &&= broken === null;
  }
  return quiet;
}

if (given.named) process.exit((await runNamed()) ? 0 : 1);
const started = performance.now();
const range = {
  from: Number(given.from),
  seeds: Number(given.seeds),
  profiles: profilesOf(given.profile),
  first: false,
};
let done = 0;
const report = await runRange(range, Number(given.workers), undefined, ({ found }) => {
  if (found) return say(`seed ${found.seed} ${found.profile}: invariant ${found.law}`);
  done += toldEach;
  const minutes = (performance.now() - started) / 60_000;
  say(`${done} seeds, ${Math.round(done / minutes)} a minute`);
});
figures(report, (performance.now() - started) / 1000);
for (const failure of report.failures.slice(0, 3)) await tell(failure);
const seen = newCoverage();
seen.take(report.coverage);
const never = report.seeds >= enoughSeeds ? missing(seen) : [];
if (never.length > 0) say(`never happened: ${never.join(', ')}`);
process.exitCode = report.failures.length > 0 || never.length > 0 ? 1 : 0;
