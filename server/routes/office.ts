// What every decision of a request shares: the time, the floor of versions, the secret of receipts.
import type { SignedCall } from '../route.ts';
import { versionFloor } from '../storage/meta.ts';
import { receiptSecret } from '../storage/receipts.ts';
import type { Office } from '../sync/replay.ts';

export async function officeOf({
  deps,
  db,
  nowMs,
  onFault,
}: Omit<SignedCall, 'body'>): Promise<Office> {
  const secret = await receiptSecret(db, () => Buffer.from(deps.random(32)).toString('base64url'));
  return { nowMs, versionFloor: await versionFloor(db), secret, onFault };
}
