// A failing seed, made smaller: actions and faults are left out as long as the same law still breaks.
import { newCoverage } from './coverage.ts';
import type { Options } from './plan.ts';
import { planOf } from './plan.ts';
import type { Fault } from './profiles.ts';
import { faultNames } from './profiles.ts';
import type { Province } from './province.ts';
import type { Outcome } from './run-seed.ts';
import { runSeed } from './run-seed.ts';

/** Runs it may cost; a failing seed is rare and worth some seconds. */
const mostRuns = 250;

export async function shrink(
  province: Province,
  options: Options,
  law: string,
): Promise<{ readonly outcome: Outcome; readonly options: Options }> {
  let runs = 0;
  let actions: ReadonlySet<number> = new Set();
  let faults: ReadonlySet<Fault> = new Set();
  let best = await runSeed(province, options, newCoverage());
  const fails = async (without: { actions: ReadonlySet<number>; faults: ReadonlySet<Fault> }) => {
    runs += 1;
    const outcome = await runSeed(province, { ...options, without }, newCoverage());
    if (outcome.broken?.law !== law) return false;
    best = outcome;
    ({ actions, faults } = without);
    return true;
  };
  for (const fault of faultNames) {
    if (planOf(options).strengths[fault] === undefined) continue;
    await fails({ actions, faults: new Set([...faults, fault]) });
  }
  const total = planOf(options).actions.length;
  for (let size = Math.ceil(total / 2); size >= 1 && runs < mostRuns; size = Math.floor(size / 2)) {
    for (let from = total; from > 0 && runs < mostRuns; from -= size) {
      const chunk = Array.from({ length: size }, (_, at) => from - 1 - at);
      const fresh = chunk.filter((at) => at >= 0 && !actions.has(at));
      if (fresh.length > 0) await fails({ actions: new Set([...actions, ...fresh]), faults });
    }
  }
  return { outcome: best, options: { ...options, without: { actions, faults } } };
}
