// A province for one test: the built app served by the real server in a process of its own, which can be killed and
// come back on the same port with the same database.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const password = 'mat-khau-rat-dai';
export const demoPassword = 'demo-so-co-so';
const quynhPhu = { set: 'HY2025', code: '12472' };

export interface Province {
  readonly address: string;
  readonly start: () => Promise<void>;
  /** kill -9: no farewell, as when the power goes. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly address: string;
  readonly output: () => string;
}

type Environment = Readonly<Record<string, string>>;

async function run(
  data: string,
  port: number,
  args: readonly string[],
  more: Environment,
): Promise<Running> {
  const child = spawn(process.execPath, ['server/main.ts', ...args], {
    env: { ...process.env, ...more, DATA: data, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const address = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const found = /listening (http:\/\/127\.0\.0\.1:\d+)/.exec(text);
      if (found?.[1]) resolve(found[1]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${text}`)));
  });
  return { child, address, output: () => text };
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/** A province that others must know the address of before it is there. */
interface Settings {
  readonly port?: number;
  readonly environment?: Environment;
}

async function open(
  args: readonly string[],
  { port = 0, ...more }: Settings = {},
): Promise<Province & { readonly output: () => string }> {
  const data = mkdtempSync(join(tmpdir(), 'so-co-so-'));
  const environment = more.environment ?? {};
  let running = await run(data, port, args, environment);
  const { address } = running;
  return {
    address,
    output: () => running.output(),
    start: async () => {
      running = await run(data, Number(new URL(address).port), args, environment);
    },
    kill: () => ended(running.child, 'SIGKILL'),
    close: async () => {
      await ended(running.child, 'SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The demo province, as the README's first command makes it. */
export function openDemo(): Promise<Province> {
  return open(['--demo']);
}

interface Account {
  readonly login: string;
  readonly role: 'officer' | 'reviewer' | 'province';
  readonly area?: string;
  readonly units: readonly { readonly set: string; readonly code: string }[];
}

/**
 * A province served for real: the administrator by the one-time code, then two officers of Xã Quỳnh Phụ (`hoa`,
 * `lan`) and the reviewer of Khu vực Quỳnh Phụ (`binh`), and who else a story has.
 */
export async function openProvince(
  more: readonly Account[] = [],
  settings: Settings = {},
): Promise<Province> {
  const province = await open([], settings);
  const code = /\b([A-Z0-9]{4}(?:-[A-Z0-9]{4})+)\b/.exec(province.output())?.[1];
  if (!code) throw new Error(`no setup code in:\n${province.output()}`);
  const { address } = province;
  await post(address, '/setup', { code, login: 'quantri', password });
  const signed = await post(address, '/session', { login: 'quantri', password });
  const cookie = signed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const officers = ['hoa', 'lan'].map((login) => ({ login, role: 'officer', units: [quynhPhu] }));
  const reviewer = { login: 'binh', role: 'reviewer', area: 'kv-338', units: [] };
  for (const account of [...officers, reviewer, ...more]) {
    await post(address, '/accounts', { ...account, password }, cookie);
  }
  return province;
}

async function post(address: string, path: string, body: unknown, cookie = ''): Promise<Response> {
  const response = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response;
}
