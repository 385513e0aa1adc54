// What the first bytes of a picture say: its kind, its size in pixels, and whether it carries more than pixels (place,
// time, owner). Nothing is decoded, so a picture of 65,000 px costs no more than its header. [F8]

import { photoLimits } from './photo.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

export interface PhotoHead {
  readonly media: 'image/jpeg' | 'image/webp';
  readonly width: number;
  readonly height: number;
  /** No EXIF, XMP or IPTC. */
  readonly bare: boolean;
}

/** @returns null for whatever is no still JPEG or WebP, or is cut short in its header */
export function photoHead(bytes: Uint8Array): PhotoHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (view.getUint16(0) === 0xffd8) return jpegHead(view);
    if (tag(view, 0) === 'RIFF' && tag(view, 8) === 'WEBP') return webpHead(view);
  } catch (fault) {
    // DataView throws RangeError beyond the end: the picture is shorter than it says.
    if (!(fault instanceof RangeError)) throw fault;
  }
  return null;
}

/** Why the province would not take these bytes as a photo, or what they are. [F8] */
export function checkPhoto(
  bytes: Uint8Array,
): Result<PhotoHead, 'not-picture' | 'too-heavy' | 'too-wide' | 'not-bare'> {
  if (bytes.length > photoLimits.bytes) return err('too-heavy');
  const head = photoHead(bytes);
  if (!head || head.width < 1 || head.height < 1) return err('not-picture');
  if (Math.max(head.width, head.height) > photoLimits.sidePx) return err('too-wide');
  return head.bare ? ok(head) : err('not-bare');
}

/** Segments until the picture data begin. ITU T.81 B.1 */
function jpegHead(view: DataView): PhotoHead | null {
  let size: { readonly width: number; readonly height: number } | null = null;
  let bare = true;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) return size && { media: 'image/jpeg', ...size, bare };
    if (marker === 0xe1 || marker === 0xed) bare = false;
    if (isFrame(marker)) {
      // A second frame would overrule the first: no camera writes one.
      if (size) return null;
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    at += 2 + view.getUint16(at + 2);
  }
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Every chunk of the container; the largest size any of them claims counts. RFC 9649 */
function webpHead(view: DataView): PhotoHead | null {
  const end = 8 + view.getUint32(4, true);
  if (end > view.byteLength) return null;
  let [width, height, bare] = [0, 0, true];
  for (let at = 12; at + 8 <= end; ) {
    const name = tag(view, at);
    const length = view.getUint32(at + 4, true);
    const size = chunkSize(view, name, at + 8);
    if (name === 'EXIF' || name === 'XMP ') bare = false;
    if (name === 'ANIM' || name === 'ANMF' || size === null) return null;
    width = Math.max(width, size.width);
    height = Math.max(height, size.height);
    at += 8 + length + (length % 2);
  }
  return { media: 'image/webp', width, height, bare };
}

/** Null for a picture chunk that is none. */
function chunkSize(view: DataView, name: string, at: number) {
  switch (name) {
    case 'VP8X':
      return { width: 1 + uint24(view, at + 4), height: 1 + uint24(view, at + 7) };
    case 'VP8 ': {
      if (uint24(view, at + 3) !== 0x2a019d) return null;
      const side = (offset: number) => view.getUint16(at + offset, true) & 0x3fff;
      return { width: side(6), height: side(8) };
    }
    case 'VP8L': {
      if (view.getUint8(at) !== 0x2f) return null;
      const bits = view.getUint32(at + 1, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    default:
      return { width: 0, height: 0 };
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}
