// A PostgreSQL of our own for the length of a test run: Debian's binaries, a fresh cluster in a temporary folder, a
// socket there and no port. Durable like a real one: the server under test refuses any other.
import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { openPostgres } from '../../server/storage/postgres/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the run's PostgreSQL; its database "template" has the present tables. */
    postgres: string;
  }
}

export interface TestPostgres {
  readonly address: string;
  /** kill -9 of the postmaster, as when the power goes; then up again, on what it finds on its disk. */
  readonly crash: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

let running: TestPostgres | undefined;

/** vitest's global setup: once for the run, and only if a test of this project runs. */
export async function setup(project: TestProject): Promise<void> {
  running ??= await startPostgres();
  project.provide('postgres', running.address);
}

export async function teardown(): Promise<void> {
  await running?.stop();
  running = undefined;
}

export async function startPostgres(): Promise<TestPostgres> {
  const bin = binaries();
  const folder = mkdtempSync(join(tmpdir(), 'so-postgres-'));
  // PostgreSQL refuses to be root: it runs as the user Debian's package made for it.
  const user = process.getuid?.() === 0 ? postgresUser() : undefined;
  if (user) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8'];
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync', ...locale],
    { ...user, cwd: folder, stdio: 'pipe' },
  );
  const settings = [
    `unix_socket_directories=${folder}`,
    'listen_addresses=',
    'max_connections=300',
  ];
  const start = () =>
    spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
      ...user,
      cwd: folder,
      stdio: 'ignore',
    });
  let child = start();
  const kill = () => child.kill('SIGINT');
  process.once('exit', kill);
  const address = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  await answering(address);
  await makeTemplate(address);
  return {
    address,
    crash: async () => {
      const dead = once(child, 'exit');
      child.kill('SIGKILL');
      await dead;
      child = await upAgain(start, address);
    },
    stop: async () => {
      process.off('exit', kill);
      const ended = once(child, 'exit');
      kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same server, another database. */
export function databaseAt(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

/** The newest installed; Debian keeps each version in a folder of its own, and off the PATH. */
function binaries(): string {
  const find = () => globSync('/usr/lib/postgresql/*/bin').filter(hasServer).sort(byVersion).at(-1);
  const found = find();
  if (found) return found;
  const installer = join(import.meta.dirname, 'packages.sh');
  execFileSync('bash', [installer, 'PostgreSQL', 'postgresql'], { stdio: 'inherit' });
  const installed = find();
  if (!installed) throw new Error('postgresql is installed, but /usr/lib/postgresql has no initdb');
  return installed;
}

const hasServer = (bin: string) => existsSync(join(bin, 'initdb'));
const versionIn = (bin: string) => Number(bin.split('/').at(-2));
const byVersion = (a: string, b: string) => versionIn(a) - versionIn(b);

function postgresUser(): { readonly uid: number; readonly gid: number } {
  const ask = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: ask('-u'), gid: ask('-g') };
}

async function answering(address: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const client = new Client({ connectionString: address });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (fault) {
      if (tries > 200) throw fault;
      await pause(50);
    }
  }
}

/** It will not start beside the last of its orphans, who need a moment to notice that they are. */
async function upAgain(start: () => ChildProcess, address: string): Promise<ChildProcess> {
  for (let tries = 0; tries < 100; tries += 1) {
    const child = start();
    const ended = once(child, 'exit').then(() => false);
    if (await Promise.race([ended, answering(address).then(() => true)])) return child;
    await pause(50);
  }
  throw new Error('PostgreSQL does not start again');
}

/** A copy of a migrated database is made in a fraction of the time the migrations take. */
async function makeTemplate(address: string): Promise<void> {
  const client = new Client({ connectionString: address });
  await client.connect();
  await client.query('create database template');
  await client.end();
  const db = await openPostgres(databaseAt(address, 'template'));
  await db.destroy();
}
