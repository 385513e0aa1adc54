// Passwords: argon2id at the package's defaults (19 MiB, 2 passes: OWASP's first choice).
import { hash, verify } from '@node-rs/argon2';

/** NFC first: one keyboard writes "ộ" as one sign, another as three. [A3] */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'));
}

let decoy: Promise<string> | undefined;

/** Works as long for a login that does not exist as for one that does: time tells nothing. */
export async function passwordMatches(
  stored: string | null | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hash('no account has this password');
  const matches = await verify(stored ?? (await decoy), password.normalize('NFC'));
  return matches && typeof stored === 'string';
}
