// GET /snap/v1/:scope/:q. Asked like a pull: whoever may not read the scope is told that it does not exist. The rows
// are read in the transaction, the compressing is done after it. [S23] [R1]
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import type { Row } from '../../src/domain/record.ts';
import type { Reply, SignedCall } from '../route.ts';
import { refuse } from '../route.ts';
import { answering } from '../sight.ts';
import type { Packed } from '../snapshots.ts';
import { unpacked } from '../snapshots.ts';
import { findHeads } from '../storage/heads.ts';
import { findRowsUpTo } from '../storage/records.ts';
import { mayIn } from '../sync/decide.ts';

/**
 * One account's to see, and each time it is asked who asks. Under its address it stays the same in one history only: a
 * restored province may come to the same position with other rows. [S17]
 */
const asked = 'private, no-cache';

export async function showSnapshot({
  deps,
  db,
  person,
  params,
  header,
}: SignedCall): Promise<Reply> {
  const { scope = '', q: text = '' } = params;
  const q = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (!mayIn(answering(person), 'record.read', scope)) return refuse('not-found');
  const floor = (await findHeads(db, [scope])).get(scope)?.floor ?? 0;
  const { shelf } = deps;
  // Only what was offered is made: compressing is work that nobody may ask for at will.
  if (q < floor || !shelf.isOffered(scope, q)) return refuse('not-found');
  const known = shelf.find(scope, q);
  const rows = known ? [] : await findRowsUpTo(db, scope, q);
  const packing = known ?? shelf.make(scope, q, () => bodyOf(scope, q, rows));
  const plain = !(header('accept-encoding') ?? '').includes('br');
  const kept = header('if-none-match');
  return { status: 200, later: async () => answerOf(await packing, plain, kept) };
}

function bodyOf(scope: string, q: number, rows: readonly Row[]) {
  const chk = rows.reduce((sum, { id, v }) => moveChecksum(sum, id, null, v), emptyChecksum);
  return { scope, q, n: rows.length, chk, rows };
}

async function answerOf(packed: Packed, plain: boolean, kept: string | undefined) {
  const headers = { 'cache-control': asked, etag: packed.etag, vary: 'accept-encoding' };
  if (kept === packed.etag) return { status: 304, headers, bytes: null };
  if (plain) return { status: 200, headers, bytes: await unpacked(packed) };
  const coded = { ...headers, 'content-encoding': 'br' };
  return { status: 200, headers: coded, bytes: packed.brotli };
}
