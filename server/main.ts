// node server/main.ts [--demo] [--port N] [--host H] [--data FOLDER]
// The only file that knows the real clock, real chance and the process.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { readConfig } from './config.ts';
import { fillDemo } from './demo/fill.ts';
import { demoAccounts, demoPassword } from './demo/people.ts';
import { utc } from './instant.ts';
import { openDeps } from './open.ts';
import type { Deps } from './route.ts';
import { newSetupCode } from './routes/setup.ts';
import { hasAdministrator } from './storage/accounts.ts';
import { openSetupCode } from './storage/setup-code.ts';

const root = join(import.meta.dirname, '..');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function versionOf(file: string): string {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const named = typeof parsed === 'object' && parsed !== null && 'version' in parsed;
  return named && typeof parsed.version === 'string' ? parsed.version : '0';
}

async function open(config: Config): Promise<Deps> {
  const world = {
    clock: Date.now,
    random: (bytes: number) => randomBytes(bytes),
    version: versionOf(join(root, 'package.json')),
  };
  mkdirSync(config.data, { recursive: true });
  if (!config.demo) return openDeps(join(config.data, 'so-co-so.sqlite'), world);
  const path = join(config.data, 'demo.sqlite');
  for (const tail of ['', '-wal', '-shm']) rmSync(path + tail, { force: true });
  const deps = await openDeps(path, world);
  await fillDemo(deps, 48);
  return deps;
}

/** Whoever can read the server's output may make the first administrator; nobody else can. */
async function sayHowToBegin(
  { db, random, clock }: Deps,
  config: Config,
  address: string,
): Promise<void> {
  if (config.demo) {
    say(`Demo, dữ liệu bịa, làm mới mỗi lần khởi động. Mật khẩu chung: ${demoPassword}`);
    for (const { login, what } of demoAccounts()) say(`  ${login.padEnd(14)} ${what}`);
  } else if (!(await hasAdministrator(db))) {
    const code = await openSetupCode(db, () => newSetupCode(random), utc(clock()));
    say(`Chưa có quản trị. Mở ${config.origin ?? address}/cai-dat và nhập mã cài đặt: ${code}`);
  }
}

async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  const deps = await open(config);
  const built = join(root, 'dist');
  const pages = existsSync(join(built, 'index.html')) ? built : null;
  const { origin } = config;
  const app = await buildApp({
    deps,
    pages,
    log: true,
    ...(origin === undefined ? {} : { origin }),
  });
  const address = await app.listen({ port: config.port, host: config.host });
  await sayHowToBegin(deps, config, address);
  if (pages === null) say('dist/ is missing: only the API is served. Build it with: npm run build');
  say(`listening ${address}`);
  const stop = () => {
    void app
      .close()
      .then(() => deps.db.destroy())
      .then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
});
