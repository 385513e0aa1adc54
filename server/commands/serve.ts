// Serves a province, or the demo, until it is told to stop.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from '../app.ts';
import type { Config } from '../config.ts';
import { fillDemo } from '../demo/fill.ts';
import { demoAccounts, demoPassword } from '../demo/people.ts';
import { utc } from '../instant.ts';
import { signInService } from '../oidc/provider.ts';
import type { World } from '../open.ts';
import { depsOf, newEpoch, openDeps } from '../open.ts';
import { newPrintedCode } from '../printed-code.ts';
import type { Deps } from '../route.ts';
import { officeOf } from '../routes/office.ts';
import { noticeOlder, readSide, remember } from '../side-file.ts';
import { hasAdministrator } from '../storage/accounts.ts';
import { isPostgresAddress, openDatabase } from '../storage/open-database.ts';
import { openSetupCode } from '../storage/setup-code.ts';
import { hold } from '../storage/sqlite/lock.ts';
import { write } from '../storage/transaction.ts';
import { keepHouse } from '../sync/housekeeping.ts';
import { replayAfterUpgrade } from '../sync/replay.ts';
import { comeIntoForce } from '../sync/unit-keeping.ts';
import { units } from '../units.ts';

export type Say = (line: string) => void;

const sweepMs = 12 * 3_600_000;

/** How far the database is, is written down this often. */
const rememberMs = 10_000;

/** @param root folder of the project @returns what ends it */
export async function serve(
  config: Config,
  world: World,
  root: string,
  say: Say,
): Promise<() => Promise<void>> {
  const { data, demo, origin, port, host } = config;
  mkdirSync(data, { recursive: true });
  const release = hold(lockOf(config));
  const opened = demo ? await openDemo(config, world) : await openProvince(config, world, say);
  const deps = { ...opened, ...oidcOf(config, world, say) };
  const built = config.pages ?? join(root, 'dist');
  const pages = existsSync(join(built, 'index.html')) ? built : null;
  const public_ = origin === undefined ? {} : { origin };
  const app = await buildApp({ deps, pages, log: true, ...public_ });
  const address = await app.listen({ port, host });
  const keeping = demo ? undefined : keepRemembering(deps, data, say);
  const sweeping = keepSweeping(deps, say);
  const dating = keepDating(deps, say);
  await sayHowToBegin(deps, config, address, say);
  if (pages === null) say('dist/ is missing: only the API is served. Build it with: npm run build');
  say(`listening ${address}`);
  return async () => {
    clearInterval(keeping);
    clearInterval(sweeping);
    clearInterval(dating);
    await app.close();
    if (!demo) await remember(deps.db, data, true);
    await deps.db.destroy();
    release();
  };
}

/** Passages that a restart cuts off are begun again: the key is this process's own. */
function oidcOf({ oidc }: Config, { random }: World, say: Say): Pick<Deps, 'oidc'> {
  if (!oidc) return {};
  const fail = (fault: unknown) => {
    say(`the sign-in service does not answer: ${fault instanceof Error ? fault.message : ''}`);
  };
  return { oidc: { service: signInService(oidc, fail), key: random(32) } };
}

/** Held while a server serves: a restore or a second server must not touch what it has open. */
export function lockOf({ data, demo = false }: { data: string; demo?: boolean }): string {
  return join(data, demo ? 'demo.lock' : 'so-co-so.lock');
}

async function openProvince(config: Config, world: World, say: Say): Promise<Deps> {
  const { data, database } = config;
  // An empty database in the place of a lost one would greet every phone as if nothing had ever been there.
  if (!isPostgresAddress(database) && !existsSync(database) && readSide(data)) {
    throw new Error(
      `${database} is missing, but a province was served from here. Restore it first.`,
    );
  }
  const db = await openDatabase(database);
  const older = await noticeOlder(db, data, () => newEpoch(world.random), world.clock());
  if (older) {
    say(`The database is older than what was served here: ${older}.`);
    say('A new history begins; phones will send again what it lacks.');
  }
  return depsOf(db, world, data);
}

async function openDemo({ database, data }: Config, world: World): Promise<Deps> {
  for (const tail of ['', '-wal', '-shm']) rmSync(database + tail, { force: true });
  const deps = await openDeps(database, world, join(data, 'demo'));
  await fillDemo(deps, 48);
  return deps;
}

function keepRemembering({ db }: Deps, data: string, say: Say): NodeJS.Timeout {
  const timer = setInterval(() => {
    remember(db, data, false).catch((fault: unknown) => {
      say(`epoch.json could not be written: ${fault instanceof Error ? fault.message : ''}`);
    });
  }, rememberMs);
  return timer.unref();
}

/** At the start, because an upgrade may know what the build before did not, and from then on twice a day. */
function keepSweeping(deps: Deps, say: Say): NodeJS.Timeout {
  const fail = (fault: unknown) => {
    say(`housekeeping failed: ${fault instanceof Error ? fault.message : ''}`);
  };
  const sweep = () => keepHouse(deps.db, deps.clock(), deps.photos);
  const after = officeOf(deps, fail).then((office) => replayAfterUpgrade(deps.db, office));
  after.then(sweep).catch(fail);
  return setInterval(() => void sweep().catch(fail), sweepMs).unref();
}

/** The first day of a set of units is met at most this much late by the areas of reviewers. */
const datingMs = 5 * 60_000;

function keepDating({ db, clock }: Deps, say: Say): NodeJS.Timeout {
  const look = () => write(db, (inner) => comeIntoForce(inner, units(), clock()));
  const fail = (fault: unknown) => {
    say(`areas were not carried: ${fault instanceof Error ? fault.message : ''}`);
  };
  return setInterval(() => void look().catch(fail), datingMs).unref();
}

/** Whoever can read the server's output may make the first administrator; nobody else can. */
async function sayHowToBegin(
  { db, random, clock }: Deps,
  config: Config,
  address: string,
  say: Say,
): Promise<void> {
  if (config.demo) {
    say(`Demo, dữ liệu bịa, làm mới mỗi lần khởi động. Mật khẩu chung: ${demoPassword}`);
    for (const { login, what } of demoAccounts()) say(`  ${login.padEnd(14)} ${what}`);
  } else if (!(await hasAdministrator(db))) {
    const code = await openSetupCode(db, () => newPrintedCode(random), utc(clock()));
    say(`Chưa có quản trị. Mở ${config.origin ?? address}/cai-dat và nhập mã cài đặt: ${code}`);
  }
}
