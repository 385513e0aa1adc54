// Identifiers are made on the phone, offline. UUIDv7 (RFC 9562 §5.7) gives index locality only:
// its time is never read, because a phone's clock is not trusted. sync.md §2.2

/** Lower-case UUID of any version, as the wire carries it. */
export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A UUIDv7 from injected time and randomness.
 * @param nowMs milliseconds since 1970; only the low 48 bits are used
 * @param random at least 10 random bytes
 */
export function uuidV7(nowMs: number, random: Uint8Array): string {
  const time = Math.max(0, Math.floor(nowMs)).toString(16).padStart(12, '0').slice(-12);
  const hex = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0'));
  const variant = ((Number.parseInt(hex[2] ?? '0', 16) & 0x3f) | 0x80).toString(16);
  const tail = `${hex[0]}${hex[1]}`.slice(1);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail}-${variant}${hex[3]}-${hex.slice(4).join('')}`;
}
