// npm run sim:planted        every bug of plants.ts is let in, one at a time; each must be found within the budget
import './ground.ts';
import { parseArgs } from 'node:util';
import { runRange } from './batch.ts';
import { elsewhere, plants } from './plants.ts';

const { values: given } = parseArgs({
  options: {
    budget: { type: 'string', default: '500' },
    from: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    workers: { type: 'string', default: '2' },
  },
});

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

let missed = 0;
for (const { name, profile } of plants.filter((plant) => plant.name.includes(given.only))) {
  const started = performance.now();
  const range = {
    from: Number(given.from),
    seeds: Number(given.budget),
    profiles: [profile ?? 'short'],
  };
  const report = await runRange({ ...range, first: true }, Number(given.workers), name).catch(
    (fault: unknown) => say(`withered · ${name} · ${String(fault)}`),
  );
  if (!report) {
    missed += 1;
    continue;
  }
  const [found] = report.failures;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (!found) missed += 1;
  say(
    found
      ? `caught · ${name} · ${found.profile} seed ${found.seed} · invariant ${found.law} · ${seconds} s`
      : `MISSED · ${name} · ${report.seeds} ${profile ?? 'short'} seeds · ${seconds} s`,
  );
}
for (const [name, where] of Object.entries(elsewhere)) say(`not here · ${name} · ${where}`);
say(`${plants.length} plants, ${missed} missed`);
process.exitCode = missed > 0 ? 1 : 0;
