// What every decision shares, in a request or at the start: the time, the floor of versions, the secret of receipts.
import type { Deps } from '../route.ts';
import { versionFloor } from '../storage/meta.ts';
import { receiptSecret } from '../storage/receipts.ts';
import type { Office } from '../sync/replay.ts';

/** @param db the transaction, where there is one */
export async function officeOf(
  deps: Deps,
  onFault: Office['onFault'],
  db = deps.db,
  nowMs = deps.clock(),
): Promise<Office> {
  const secret = await receiptSecret(db, () => Buffer.from(deps.random(32)).toString('base64url'));
  return { nowMs, versionFloor: await versionFloor(db), secret, onFault };
}
