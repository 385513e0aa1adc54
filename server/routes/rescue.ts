// The province's key for rescue files, and handing one in. Its operations are decided for the account that made it, by
// the ordinary path; the one who carries it learns what became of them, and what they say only where he may read. [R6] [N3]

import { addressOf } from '../../src/domain/operation.ts';
import { localDate } from '../../src/domain/period.ts';
import type { Person } from '../../src/domain/person.ts';
import type { RescueAnswer, RescueKey, RescueManifest } from '../../src/protocol/rescue.ts';
import { rescueUploadSchema } from '../../src/protocol/rescue.ts';
import type { OperationResult, PushedOperation } from '../../src/protocol/sync.ts';
import { limits } from '../../src/protocol/version.ts';
import { utc } from '../instant.ts';
import { operationsByDevice, readContents } from '../rescue/contents.ts';
import { isTicketOf, openEnvelope, publicKeyOf, ticketOf } from '../rescue/envelope.ts';
import { takePhotos } from '../rescue/photos.ts';
import type { Deps, Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { answering } from '../sight.ts';
import type { Author } from '../storage/accounts.ts';
import { findAuthor } from '../storage/accounts.ts';
import { note } from '../storage/audit.ts';
import type { Queries } from '../storage/database.ts';
import { findOperations } from '../storage/operations.ts';
import { findRecords } from '../storage/records.ts';
import { rescueSecret } from '../storage/rescue-secret.ts';
import { mayIn } from '../sync/decide.ts';
import { deviceOf } from '../sync/device.ts';
import { receive } from '../sync/receive.ts';
import { replayHeld } from '../sync/replay.ts';
import { upgraded } from '../sync/upgrade.ts';
import { officeOf } from './office.ts';

function secretOf(deps: Deps, db: Queries) {
  return rescueSecret(db, () => Buffer.from(deps.random(32)).toString('base64url'));
}

/** GET /rescue/key */
export async function showRescueKey({ deps, db, account }: SignedCall): Promise<Reply> {
  const { privateKey, tickets } = await secretOf(deps, db);
  const body: RescueKey = {
    acc: account.id,
    key: publicKeyOf(privateKey).toString('base64url'),
    ticket: ticketOf(tickets, account.id),
  };
  return { status: 200, body };
}

/** POST /rescue/v1 */
export const handIn = reads(
  rescueUploadSchema,
  'rescue-damaged',
  async (call: SignedCall, { file }): Promise<Reply> => {
    const { deps, db, person } = call;
    const secret = await secretOf(deps, db);
    const opened = openEnvelope(secret.privateKey, file);
    if (!opened.ok) return refuse(opened.error);
    const contents = readContents(opened.value);
    if (!contents.ok) return refuse(contents.error);
    const { manifest } = contents.value;
    const author = await findAuthor(db, manifest.acc, localDate(call.nowMs));
    if (!author || !isTicketOf(secret.tickets, manifest.acc, manifest.ticket))
      return refuse('rescue-foreign');
    const mine = author.id === person.id;
    const decided = await decideAll(call, author, manifest, mine);
    const drafts = mine ? manifest.drafts : [];
    const said = { made: manifest.made, mine, login: author.login, ...decided, drafts };
    // What is in it are operations of its author; that another hand brought them stands nowhere else.
    const detail = { entries: decided.results.length, photos: manifest.photos.length };
    const brought = { deed: 'rescue.brought', by: person.id, whom: author.id, detail } as const;
    await note(db, utc(call.nowMs), brought);
    const later = async () => {
      const drafts = new Set(said.drafts.map((draft) => draft.id));
      const photos = await takePhotos(deps, author, contents.value.photos, drafts);
      const body: RescueAnswer = { ...said, ...photos };
      const headers = { 'cache-control': 'no-store' };
      return { status: 200, headers, bytes: Buffer.from(JSON.stringify(body)) };
    };
    return { status: 200, later };
  },
);

async function decideAll(
  call: SignedCall,
  author: Author,
  manifest: RescueManifest,
  mine: boolean,
): Promise<Pick<RescueAnswer, 'results' | 'unreadable'>> {
  const { deps, db } = call;
  const office = await officeOf(deps, call.onFault, db, call.nowMs);
  const person = answering(author);
  const { byDevice, unreadable } = operationsByDevice(manifest);
  const results: RescueAnswer['results'][number][] = [];
  for (const [claimed, sent] of byDevice) {
    const sender = { ...office, person, device: deviceOf(author.id, claimed) };
    await replayHeld(db, sender);
    const ops = [...upgraded(manifest.p, sent)].sort((a, b) => a.n - b.n);
    for (let at = 0; at < ops.length; at += limits.operations) {
      const some = ops.slice(at, at + limits.operations);
      const before = await findOperations(
        db,
        some.map((op) => op.op),
      );
      const decided = await receive(db, sender, some);
      const seen = await visible(call, some, mine);
      for (const [index, result] of decided.entries()) {
        const op = some[index];
        if (op) results.push(lineOf(result, op, before.has(op.op), seen(op)));
      }
    }
  }
  return { results, unreadable };
}

function lineOf(
  { s, rc, why }: OperationResult,
  op: PushedOperation,
  known: boolean,
  entry: Said | undefined,
): RescueAnswer['results'][number] {
  const more: { why?: string; rc?: string; entry?: Said } = {};
  if (why) more.why = why.type;
  if (rc) more.rc = rc;
  if (entry) more.entry = entry;
  return { op: op.op, rec: addressOf(op).rec, s, known, ...more };
}

interface Said {
  readonly type: string;
  readonly date: string;
  readonly title: string;
}

/** What each operation's entry is, for those who may read it: as the province has it, else as the operation says. */
async function visible(
  { db, person }: SignedCall,
  ops: readonly PushedOperation[],
  mine: boolean,
): Promise<(op: PushedOperation) => Said | undefined> {
  const records = await findRecords(
    db,
    ops.map((op) => addressOf(op).rec),
  );
  const reader: Person = answering(person);
  return (op) => {
    const { rec, sc } = addressOf(op);
    const record = records.get(rec);
    if (!mine && !mayIn(reader, 'record.read', record?.scope ?? sc)) return undefined;
    const said = record?.values ?? (typeof op['set'] === 'object' ? op['set'] : null) ?? {};
    const text = (key: string) => {
      const value = Object.entries(said).find(([name]) => name === key)?.[1];
      return typeof value === 'string' ? value : '';
    };
    const type = record?.type ?? (typeof op['ty'] === 'string' ? op['ty'] : '');
    return { type, date: text('date'), title: text('title') };
  };
}
