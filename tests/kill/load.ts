// A few phones that never stop, and a server that is killed under them. What was acknowledged must be there, once.
import { setTimeout as pause } from 'node:timers/promises';
import type { Queries } from '../../server/storage/database.ts';
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import { syncResponseSchema } from '../../src/protocol/sync.ts';
import { seeded } from '../world/phone.ts';
import { freshId, scope, values } from './people.ts';
import type { ServerProcess, Settings } from './process.ts';
import { startServer } from './process.ts';

interface Operation {
  readonly op: string;
  readonly rec: string;
  readonly [key: string]: unknown;
}

export interface Ledger {
  /** Operation → the result its phone was told. */
  readonly acknowledged: Map<string, string>;
  /** Everything any phone ever wrote. */
  readonly written: Set<string>;
  kills: number;
  /** Requests that ended without an answer. */
  cut: number;
}

interface Field {
  readonly ledger: Ledger;
  /** Undefined before the server is up. */
  address: string | undefined;
  over: boolean;
}

/** What is killed under the load: by default the server itself. @returns the server that goes on */
export type Strike = (server: ServerProcess, settings: Settings) => Promise<ServerProcess>;

const killServer: Strike = async (server, settings) => {
  await server.kill();
  return startServer(settings);
};

/** Kills and starts again under load; every phone has emptied its outbox when this returns. */
export async function killUnderLoad(
  settings: Settings,
  cookies: readonly string[],
  kills: number,
  strike: Strike = killServer,
): Promise<Ledger> {
  const ledger: Ledger = { acknowledged: new Map(), written: new Set(), kills: 0, cut: 0 };
  const field: Field = { ledger, address: undefined, over: false };
  const random = seeded(kills);
  const phones = cookies.map((cookie, index) => drive(field, cookie, seeded(index + 1)));
  // A phone that fails must end the test, not wait for it.
  const failing = Promise.all(phones);
  failing.catch(() => undefined);
  let server = await startServer(settings);
  for (; ledger.kills < kills; ledger.kills += 1) {
    field.address = server.address;
    const enough = loaded(ledger).then(() => pause(random() * 500));
    await Promise.race([enough, failing]);
    server = await strike(server, settings);
    if (server.said.some((line) => line.includes('older than')))
      throw new Error('a kill made the server believe in an older database');
  }
  field.address = server.address;
  field.over = true;
  await failing;
  await server.stop();
  return ledger;
}

/** On a busy machine a server may need its time: nothing is killed that has not worked. */
async function loaded({ acknowledged }: Ledger): Promise<void> {
  const wanted = acknowledged.size + 12;
  for (let tries = 0; acknowledged.size < wanted && tries < 1500; tries += 1) await pause(10);
}

/** One phone: writes, sends the same bytes until they are answered, follows its cursor. */
async function drive(field: Field, cookie: string, random: () => number): Promise<void> {
  const device = freshId();
  const cursors: Record<string, number> = {};
  const own: { rec: string; v: number }[] = [];
  let n = 0;
  const write = (): Operation => {
    n += 1;
    const head = { op: freshId(), n, sc: scope, at: new Date().toISOString() };
    const old = random() < 0.4 ? own.at(-1) : undefined;
    return old
      ? { ...head, k: 'set', rec: old.rec, base: old.v, set: { minutes: 5 + (n % 50) } }
      : { ...head, k: 'new', rec: freshId(), ty: 'phat_thanh', set: values };
  };
  while (!field.over) {
    const push = Array.from({ length: 1 + Math.floor(random() * 4) }, write);
    for (const { op } of push) field.ledger.written.add(op);
    const answer = await untilAnswered(field, cookie, device, { push, pull: { ...cursors } });
    for (const { op, s, v } of answer.r ?? []) {
      field.ledger.acknowledged.set(op, s);
      const { rec } = push.find((one) => one.op === op) ?? {};
      if (rec !== undefined && v !== undefined) own.push({ rec, v });
    }
    for (const [name, mark] of Object.entries(answer.next ?? {})) cursors[name] = mark.next;
  }
}

async function untilAnswered(field: Field, cookie: string, dev: string, part: object) {
  const now = new Date().toISOString();
  const body = JSON.stringify({ p: 1, app: 'kill', dev, now, left: { ops: 0 }, ...part });
  for (;;) {
    const { address } = field;
    if (address !== undefined) {
      const text = await fetch(`${address}/sync/v1`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body,
      })
        .then(async (answer) => {
          const said = await answer.text();
          // It is there and its database is not: the phone comes back, as it would in the field.
          if (answer.status === 503) field.ledger.cut += 1;
          else if (answer.status !== 200) throw new Error(`sync: ${answer.status} ${said}`);
          return answer.status === 200 ? said : undefined;
        })
        .catch((fault: unknown) => {
          // No answer is what this test is about; a refusal is not.
          if (!(fault instanceof TypeError)) throw fault;
          field.ledger.cut += 1;
          return undefined;
        });
      if (text !== undefined) return syncResponseSchema.parse(JSON.parse(text));
    }
    await pause(50);
  }
}

/** What is wrong with the database, as sentences; none if every promise was kept. */
export async function faultsIn(db: Queries, ledger: Ledger): Promise<readonly string[]> {
  const log = await db.selectFrom('operation').select(['op', 'rec', 'result']).execute();
  const told = new Map(log.map((row) => [row.op, JSON.parse(row.result).s as string]));
  const lost = [...ledger.acknowledged].filter(([op, s]) => told.get(op) !== s);
  const strange = log.filter(({ op }) => !ledger.written.has(op));
  const records = await db.selectFrom('record').select(['id', 'v', 'q']).execute();
  const deeds = Map.groupBy(
    log.filter(({ op }) => told.get(op) === 'applied'),
    (row) => row.rec,
  );
  const twice = records.filter(({ id, v }) => deeds.get(id)?.length !== v);
  const changes = records.reduce((sum, { v }) => sum + v, 0);
  const sum = records.reduce((chk, { id, v }) => moveChecksum(chk, id, null, v), emptyChecksum);
  const head = await db
    .selectFrom('scope_head')
    .selectAll()
    .where('scope', '=', scope)
    .executeTakeFirst();
  return [
    ...lost.map(([op]) => `${op} was acknowledged and is lost`),
    ...strange.map(({ op }) => `${op} was written by nobody`),
    ...twice.map(({ id }) => `${id} was changed more or less often than asked`),
    ...(head?.q === changes ? [] : [`${changes} changes took ${head?.q} positions`]),
    ...(head?.chk === sum ? [] : ['the checksum is not that of the rows']),
  ];
}
