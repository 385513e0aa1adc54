// The texts inside an office file: a zip, read by its central directory.
import { inflateRawSync } from 'node:zlib';

const [ending, entry] = [0x06054b50, 0x02014b50];

/** Name → content as UTF-8 text. */
export function unzip(bytes: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== ending) end -= 1;
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== entry) throw new Error('not a zip');
    const [packed, length] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const more = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const start = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + length);
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const body = bytes.subarray(data, data + packed);
    const stored = bytes.readUInt16LE(at + 10) === 0;
    files.set(name, (stored ? body : inflateRawSync(body)).toString('utf8'));
    at += 46 + length + more;
  }
  return files;
}
