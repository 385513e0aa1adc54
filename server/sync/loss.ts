// Has this phone lost entries? It numbers its operations without a gap and says how many it still holds, so the server
// knows which numbers exist. Numbers that never came, or entries it held and holds no more, are a loss. Late copies of
// old requests look like one for a moment, and so may two of them, one after the other: written down is only what another
// request confirms when no copy can be under way any more. [S22]

import type { SyncResponse } from '../../src/protocol/sync.ts';
import type { Queries } from '../storage/database.ts';
import {
  addDevice,
  findFormer,
  lockDevice,
  numbersOf,
  saveDevice,
  takeLoss,
} from '../storage/devices.ts';
import { isForked } from '../storage/operations.ts';

export interface Contact {
  readonly device: string;
  readonly account: string;
  /** Hash of the session's token. */
  readonly session: string;
  readonly epoch: string;
  readonly app: string;
  readonly now: string;
  /** The phone's clock: only to tell one request from another. */
  readonly said: string;
  readonly left: { readonly ops: number; readonly rest?: number; readonly old?: string };
  /** Numbers of the operations in this request, and whether any of them is new to us. */
  readonly numbers: readonly number[];
  readonly fresh: boolean;
}

export type Loss = NonNullable<SyncResponse['loss']>;

/**
 * Longer than any copy of a request lives on its way: phones give up after 90 seconds, proxies after some minutes; the
 * simulation delivers one after a quarter of an hour. A loss said half an hour later is no worse.
 */
const copyLivesMs = 30 * 60_000;

/** Call it after the operations are in. Undefined when nothing is missing. */
export async function observe(db: Queries, contact: Contact): Promise<Loss | undefined> {
  const { device, account, session, epoch, app, now, left } = contact;
  const known = await lockDevice(db, device);
  const { highest, missing } = await numbersOf(db, device);
  const shared = await isForked(db, device);
  const claimed = Math.max(highest, claimOf(contact) ?? known?.promised ?? 0);
  // A restored server remembers less than the phone has done since: it begins to count anew.
  const promised = known && known.epoch === epoch ? known.promised : claimed;
  // Where two phones speak under one id, what the one has not sent may lie on the other.
  const gap = shared ? 0 : Math.max(0, promised - claimed);
  // What the phone says it still holds is not lost, whatever its number.
  const absent = shared ? 0 : Math.max(0, missing - left.ops);
  const since = gap + absent > 0 ? (known?.suspect_at ?? now) : null;
  const lasts = since !== null && Date.parse(now) - Date.parse(since) >= copyLivesMs;
  const other = (known?.suspect ?? 0) > 0 && known?.suspect_said !== contact.said;
  const confirmed = gap > 0 && lasts && other;
  const former = known ? 0 : await lostBefore(db, contact);
  const found = shared ? 0 : (confirmed ? gap : 0) + former;
  const lost = shared ? 0 : (known?.lost ?? 0) + found;
  await (known ? saveDevice : addDevice)(db, {
    device,
    account_id: account,
    session,
    epoch,
    app,
    last_seen: now,
    promised: gap > 0 && !confirmed ? promised : claimed,
    left_ops: left.ops,
    left_old: left.old ?? null,
    missing: shared ? 0 : missing,
    suspect: gap > 0 && !confirmed ? gap : 0,
    suspect_said: gap > 0 && !confirmed ? (known?.suspect_said ?? contact.said) : null,
    suspect_at: confirmed && absent === 0 ? null : since,
    lost,
    lost_at: found > 0 ? now : lost > 0 ? (known?.lost_at ?? null) : null,
    revoked_at: null,
  });
  // Two flights at once may come in the wrong order, and the answer to a late one is read as well: no suspicion is said.
  // What is lost is said with every answer, because answers get lost; the phone shows it until it has been read.
  return lossOf(lost, lasts ? absent : 0);
}

function lossOf(unsent: number, missing: number): Loss | undefined {
  if (unsent === 0 && missing === 0) return undefined;
  return { ...(unsent > 0 ? { unsent } : {}), ...(missing > 0 ? { missing } : {}) };
}

/**
 * The highest number the phone says it has given out; undefined when this request does not tell, as a repeat does not.
 * What rests has a number below the last that came, and is not counted again above it.
 */
function claimOf({ numbers, fresh, left }: Contact): number | undefined {
  if (numbers.length > 0)
    return fresh ? Math.max(...numbers) + Math.max(0, left.ops - (left.rest ?? 0)) : undefined;
  return left.ops === 0 ? 0 : undefined;
}

/**
 * A new device with an old cookie: the browser was emptied. What the one before still held is gone with it, and from now on
 * it is this one that has lost it.
 */
async function lostBefore(db: Queries, contact: Contact): Promise<number> {
  const { session, account, device, numbers, left } = contact;
  let lost = 0;
  let carried = numbers.length + left.ops;
  for (const before of await findFormer(db, session, account, device)) {
    const { highest } = await numbersOf(db, before.device);
    const unsent = before.promised - highest;
    if (unsent <= 0 || (await isForked(db, before.device))) continue;
    const gone = Math.max(0, unsent - carried);
    carried = Math.max(0, carried - unsent);
    lost += gone;
    await takeLoss(db, before.device, before.promised - gone);
  }
  return lost;
}
