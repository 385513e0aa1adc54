// Ids that follow from names: whoever makes one from the same names makes the same. RFC 9562 §5.5, §5.8

const mask = (1n << 64n) - 1n;

/** FNV-1a, 64 bits, over UTF-16 units, as 16 hexadecimal digits. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const sign of text) value = ((value ^ BigInt(sign.charCodeAt(0))) * 0x100000001b3n) & mask;
  return value.toString(16).padStart(16, '0');
}

/** A UUID of this version, made from two names. */
export function uuidOf(version: 5 | 8, a: string, b: string): string {
  const hex = hash(`${a}|${b}`) + hash(`${b}|${a}`);
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `${version}${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
