// The real server on a socket of this machine, and desks that are signed in to it: every time is that of a whole request,
// from the question to the last byte of the answer, packed as a browser asks for it.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildApp } from '../../server/app.ts';
import { demoPassword } from '../../server/demo/people.ts';
import { depsOf } from '../../server/open.ts';
import { openDatabase } from '../../server/storage/open-database.ts';
import { today } from './desk-questions.ts';

export interface Desk {
  /** Milliseconds until the answer has been read, and the answer. Throws unless it is a good one. */
  readonly get: (path: string) => Promise<Timed>;
  /** From the question to the finished document. */
  readonly report: (asked: object) => Promise<Timed & { readonly id: string }>;
}

export interface Timed {
  readonly ms: number;
  readonly body: unknown;
}

export interface DeskServer {
  readonly signIn: (login: string) => Promise<Desk>;
  readonly close: () => Promise<void>;
}

export async function openDesks(address: string): Promise<DeskServer> {
  const db = await openDatabase(address);
  const data = mkdtempSync(join(tmpdir(), 'so-desk-'));
  const clock = () => Date.parse(`${today}T05:00:00Z`);
  const random = (bytes: number) => randomBytes(bytes);
  const deps = await depsOf(db, { clock, random, version: 'bench' }, data);
  const app = await buildApp({ deps, pages: null });
  await app.listen({ port: 0, host: '127.0.0.1' });
  // The cast a listener of a port allows.
  const { port } = app.server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    signIn: (login) => signIn(origin, login),
    close: async () => {
      await app.close();
      await db.destroy();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function signIn(origin: string, login: string): Promise<Desk> {
  const json = { 'content-type': 'application/json', 'accept-encoding': 'br, gzip', origin };
  const body = JSON.stringify({ login, password: demoPassword });
  const answer = await fetch(`${origin}/session`, { method: 'POST', headers: json, body });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`${login} cannot sign in: ${answer.status}`);
  const headers = { ...json, cookie };
  const get = async (path: string): Promise<Timed> => {
    const started = performance.now();
    const got = await fetch(encodeURI(`${origin}${path}`), { headers });
    const text = await got.text();
    const ms = performance.now() - started;
    if (got.status !== 200) throw new Error(`${path}: ${got.status} ${text}`);
    return { ms, body: JSON.parse(text) };
  };
  const report = async (asked: object) => {
    const started = performance.now();
    const body = JSON.stringify(asked);
    const begun = await fetch(`${origin}/reports/builds`, { method: 'POST', headers, body });
    const { id } = (await begun.json()) as { readonly id: string };
    for (;;) {
      const { body: built } = await get(`/reports/builds/${id}`);
      const { state } = built as { readonly state: string };
      if (state === 'failed') throw new Error(`${body}: the report failed`);
      if (state === 'done') return { ms: performance.now() - started, body: built, id };
      await pause(5);
    }
  };
  return { get, report };
}
