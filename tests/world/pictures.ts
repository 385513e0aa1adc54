// Pictures for the tests, made byte by byte: headers are real, pixels are not.

interface Extras {
  readonly exif?: boolean;
  /** Bytes in all; the picture data are filled up to it with seeded noise. */
  readonly size?: number;
  readonly seed?: number;
}

function noise(length: number, seed: number): Uint8Array {
  let state = seed >>> 0;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // Never 0xff: no marker may stand in the data by chance.
    return (state >>> 24) % 0xff;
  });
}

function joined(...parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const u16 = (n: number) => [(n >> 8) & 0xff, n & 0xff];
const le = (n: number, bytes: number) =>
  Array.from({ length: bytes }, (_, at) => (n >>> (8 * at)) & 0xff);
const ascii = (text: string) => Array.from(text, (sign) => sign.charCodeAt(0));

export function jpeg(
  width: number,
  height: number,
  { exif = false, size = 200, seed = 1 }: Extras = {},
): Uint8Array<ArrayBuffer> {
  const app1 = exif ? [0xff, 0xe1, ...u16(10), ...ascii('Exif'), 0, 0, 1, 2] : [];
  const app0 = [0xff, 0xe0, ...u16(16), ...ascii('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
  const frame = [0xff, 0xc0, ...u16(11), 8, ...u16(height), ...u16(width), 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, ...u16(8), 1, 1, 0, 0, 63, 0];
  const head = [0xff, 0xd8, ...app0, ...app1, ...frame, ...scan];
  const rest = Math.max(0, size - head.length - 2);
  return joined(head, noise(rest, seed), [0xff, 0xd9]);
}

export function webp(
  width: number,
  height: number,
  form: 'VP8 ' | 'VP8L' | 'VP8X',
  { exif = false, size = 200, seed = 1 }: Extras = {},
): Uint8Array<ArrayBuffer> {
  const chunk = (name: string, body: readonly number[]) => [
    ...ascii(name),
    ...le(body.length, 4),
    ...body,
    ...(body.length % 2 ? [0] : []),
  ];
  const fill = [...noise(size, seed)];
  const lossy = [0, 0, 0, 0x9d, 0x01, 0x2a, ...le(width, 2), ...le(height, 2), ...fill];
  const lossless = [0x2f, ...le((width - 1) | ((height - 1) << 14), 4), ...fill];
  const canvas = [exif ? 8 : 0, 0, 0, 0, ...le(width - 1, 3), ...le(height - 1, 3)];
  const chunks =
    form === 'VP8L'
      ? chunk('VP8L', lossless)
      : form === 'VP8 '
        ? chunk('VP8 ', lossy)
        : [...chunk('VP8X', canvas), ...chunk('VP8 ', lossy)];
  const meta = exif ? chunk('EXIF', [1, 2, 3, 4]) : [];
  const body = [...ascii('WEBP'), ...chunks, ...meta];
  return joined(ascii('RIFF'), le(body.length, 4), body);
}
