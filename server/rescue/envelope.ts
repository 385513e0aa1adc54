// The sealed envelope of a rescue file: ECDH on P-256 with a key of the file's own, HKDF-SHA-256, AES-256-GCM. The
// phone's half is src/app/device/rescue-seal.ts; the bytes are described in src/protocol/README.md. [N3]
import {
  createDecipheriv,
  createECDH,
  createHash,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto';
import type { ProblemType } from '../../src/domain/problem.ts';
import type { Result } from '../../src/domain/result.ts';
import { err, ok } from '../../src/domain/result.ts';
import {
  rescueLayout,
  rescuePurpose,
  rescueVersion,
  unarmoured,
} from '../../src/protocol/rescue.ts';

const tagBytes = 16;

/** The public half, an uncompressed point, as phones are given it. */
export function publicKeyOf(privateKey: Buffer): Buffer {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(privateKey);
  return ecdh.getPublicKey();
}

/** Shown only to the account itself, and put inside its files: they are its own, whoever carries them. */
export function ticketOf(tickets: string, accountId: string): string {
  return createHmac('sha256', tickets).update(`rescue/${accountId}`).digest('base64url');
}

export function isTicketOf(tickets: string, accountId: string, ticket: string): boolean {
  const right = Buffer.from(ticketOf(tickets, accountId));
  const given = Buffer.from(ticket);
  return right.length === given.length && timingSafeEqual(right, given);
}

/** @returns the contents; `rescue-damaged`, `rescue-foreign` or `rescue-newer` if they cannot be had */
export function openEnvelope(privateKey: Buffer, file: string): Result<Buffer, ProblemType> {
  const base64 = unarmoured(file);
  const bytes = Buffer.from(base64 ?? '', 'base64');
  const { version, keyId, point } = rescueLayout;
  const head = bytes.subarray(0, version + keyId + point);
  if (bytes.length < head.length + tagBytes) return err('rescue-damaged');
  if ((bytes[0] ?? 0) > rescueVersion) return err('rescue-newer');
  const own = publicKeyOf(privateKey);
  const meant = head.subarray(version, version + keyId);
  if (!meant.equals(createHash('sha256').update(own).digest().subarray(0, keyId)))
    return err('rescue-foreign');
  try {
    return ok(decrypt(privateKey, own, head, bytes.subarray(head.length)));
  } catch {
    // A point that is none, a tag that does not fit: changed or cut short on the way.
    return err('rescue-damaged');
  }
}

function decrypt(privateKey: Buffer, own: Buffer, head: Buffer, sealed: Buffer): Buffer {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(privateKey);
  const sender = head.subarray(head.length - rescueLayout.point);
  const shared = ecdh.computeSecret(sender);
  const info = Buffer.concat([Buffer.from(rescuePurpose), sender, own]);
  const made = Buffer.from(hkdfSync('sha256', shared, Buffer.alloc(0), info, 44));
  const decipher = createDecipheriv('aes-256-gcm', made.subarray(0, 32), made.subarray(32));
  decipher.setAAD(head);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  return Buffer.concat([
    decipher.update(sealed.subarray(0, sealed.length - tagBytes)),
    decipher.final(),
  ]);
}
