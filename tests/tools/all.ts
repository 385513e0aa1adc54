// `npm test`: everything there is, in the order in which a fault is cheapest to find. The last line is the sum.
// A step that cannot start is a failure, never a silence.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { scratchInMemory } from './scratch.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
}
interface Run {
  readonly code: number;
  readonly output: string;
}

// Not in test-results: Playwright empties that folder when it starts.
const reports = resolve('node_modules/.cache/npm-test');
const counts: (Count & { readonly name: string; readonly seconds: number })[] = [];

const scratch = scratchInMemory();
const places = scratch === undefined ? {} : { TMPDIR: scratch };

/** Runs one command, shows its output as it comes, and keeps it. */
function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return new Promise<Run>((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, FORCE_COLOR: '0', ...places, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        process.stdout.write(text);
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** A step that says only yes or no. */
function single({ code }: Run): Count {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function step(name: string, deed: () => Promise<Count>): Promise<Count> {
  console.log(`\n━━ ${name}`);
  const started = performance.now();
  const count = await deed();
  counts.push({ ...count, name, seconds: (performance.now() - started) / 1000 });
  return count;
}

/** A report file's figures; a runner that failed without naming a failed test still counts as one failure. */
function counted({ code }: Run, file: string, read: (report: unknown) => Count): Count {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { passed, failed } = read(JSON.parse(readFileSync(file, 'utf8')));
  if (passed + failed === 0) return { passed: 0, failed: 1 };
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}

async function vitest(zone: string, folders: readonly string[] = []): Promise<Count> {
  const file = join(reports, `vitest-${zone.replace('/', '-')}.json`);
  const args = [
    'run',
    ...folders,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const ran = await run('vitest', args, { TEST_ZONE: zone });
  return counted(ran, file, (report) => {
    const { numPassedTests, numFailedTests, numFailedTestSuites, numTotalTests } = report as {
      numPassedTests: number;
      numFailedTests: number;
      numFailedTestSuites: number;
      numTotalTests: number;
    };
    // A file that does not load has failed suites and no failed test.
    const silent = numFailedTests === 0 ? numFailedTestSuites : 0;
    const skipped = numTotalTests - numPassedTests - numFailedTests;
    if (skipped > 0) console.log(`${skipped} tests were skipped: they count as failed`);
    return { passed: numPassedTests, failed: numFailedTests + silent + skipped };
  });
}

async function playwright(): Promise<Count> {
  const file = join(reports, 'playwright.json');
  const args = [
    'test',
    '--config',
    'tests/e2e/playwright.config.ts',
    '--project=stories',
    '--reporter=list,json',
  ];
  const ran = await run('playwright', args, { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  return counted(ran, file, (report) => {
    const { stats } = report as {
      stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    };
    const { expected, flaky, unexpected, skipped } = stats;
    if (flaky > 0)
      console.log(`${flaky} stories passed only at the second try: a defect to look at`);
    return { passed: expected + flaky, failed: unexpected + skipped };
  });
}

async function secondEngine(): Promise<Count> {
  const ran = await run('node', ['tests/e2e/second-engine.ts']);
  const passed = ran.output.match(/^ok\b/gm)?.length ?? 0;
  const failed = ran.output.match(/^not ok\b/gm)?.length ?? 0;
  return { passed, failed: ran.code === 0 && passed > 0 ? failed : Math.max(failed, 1) };
}

const npmScript = (name: string) => async () => single(await run('npm', ['run', '-s', name]));

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const browsers = await step('browsers', async () =>
  single(await run('bash', ['tests/tools/browsers.sh'])),
);
for (const name of ['check:types', 'check:lint', 'check:format', 'check:unused']) {
  await step(name, npmScript(name));
}
await step('vitest', () => vitest('Asia/Ho_Chi_Minh'));
// The rooms that meet a date; the server's and the villages' days are the same instants in any zone.
const dated = ['domain', 'protocol', 'store', 'sync', 'app'].map((room) => `tests/${room}`);
await step('vitest in another zone', () => vitest('America/Phoenix', dated));
const built = await step('build and size', npmScript('size'));
if (browsers.failed === 0 && built.failed === 0) {
  if (existsSync('tests/e2e/playwright.config.ts')) await step('playwright', playwright);
  if (existsSync('tests/e2e/second-engine.ts')) await step('second engine', secondEngine);
}

console.log('\nstep                            passed  failed  seconds');
for (const { name, passed, failed, seconds } of counts) {
  const row = [
    String(passed).padStart(6),
    String(failed).padStart(6),
    seconds.toFixed(1).padStart(7),
  ];
  console.log(`${name.padEnd(32)}${row.join('  ')}`);
}
const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
if (sum('failed') > 0) process.exitCode = 1;
