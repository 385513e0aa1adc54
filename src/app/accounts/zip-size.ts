// What a zip says it unpacks to, read from its list of contents before anything is unpacked. What would unpack to more
// than it says is cut off there by the reader.

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const endBytes = 22;
const entryBytes = 46;

/** Bytes of one file inside. */
interface Packed {
  readonly packed: number;
  readonly unpacked: number;
}

/** @returns undefined for what is no zip */
export function sizesIn(zip: Uint8Array): readonly Packed[] | undefined {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.byteLength - endBytes;
  while (end >= 0 && view.getUint32(end, true) !== endMark) end -= 1;
  if (end < 0) return undefined;
  const sizes: Packed[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + entryBytes > zip.byteLength || view.getUint32(at, true) !== entryMark)
      return undefined;
    sizes.push({ packed: view.getUint32(at + 20, true), unpacked: view.getUint32(at + 24, true) });
    const tails = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    at += entryBytes + tails.reduce((a, b) => a + b, 0);
  }
  return sizes;
}
