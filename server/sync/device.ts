// A device counts only together with its account: the id is claimed by the phone and shown to others in conflicts, and
// must not let another account pass for it (its edits unseen as clashes, its numbers used up). [R1]
import { createHash } from 'node:crypto';

export function deviceOf(accountId: string, claimed: string): string {
  return createHash('sha256').update(`${accountId}/${claimed}`).digest('base64url').slice(0, 22);
}
