// The real server as a process of its own, to be killed; and its commands.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const main = join(import.meta.dirname, '../../server/main.ts');

/** Where a server's data are: as an administrator would say it. */
export type Settings = { readonly DATA: string; readonly DATABASE_URL?: string };

export interface ServerProcess {
  readonly address: string;
  /** What it said until it listened. */
  readonly said: readonly string[];
  /** SIGKILL: no handler runs, nothing is flushed. */
  readonly kill: () => Promise<void>;
  /** SIGTERM, as an administrator stops it. */
  readonly stop: () => Promise<void>;
}

export async function startServer(settings: Settings): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main, '--port', '0'], {
    env: { PATH: process.env['PATH'], DATABASE_URL: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /^listening (http:.*)$/.exec(line)?.[1];
    if (address) {
      child.stdout.resume();
      return { address, said, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
    }
    said.push(line);
  }
  throw new Error(`the server did not start: ${said.join('\n')}`);
}

/** One command to its end. @returns what it said; throws unless it succeeded */
export async function runCommand(args: readonly string[], settings: Settings): Promise<string> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'], DATABASE_URL: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(said);
  return said;
}
