// A photo's name: the SHA-256 of its bytes, base64url without padding. [F1]
import type { Environment } from './environment.ts';

export async function photoHash(
  { sha256 }: Pick<Environment, 'sha256'>,
  bytes: ArrayBuffer,
): Promise<string> {
  const text = btoa(String.fromCharCode(...new Uint8Array(await sha256(bytes))));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace('=', '');
}
