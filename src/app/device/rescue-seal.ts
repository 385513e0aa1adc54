// Seals a rescue file for the province: ECDH on P-256 with a key made for this one file, HKDF-SHA-256, AES-256-GCM.
// Only the province's private key, which never leaves its server, opens it. Its other half: server/rescue/envelope.ts;
// the bytes are described in src/protocol/README.md. [N3]
import type { RescueKey, RescueManifest } from '../../protocol/rescue.ts';
import {
  armoured,
  rescueLayout,
  rescueLimits,
  rescuePurpose,
  rescueVersion,
} from '../../protocol/rescue.ts';
import { protocolVersion } from '../../protocol/version.ts';
import type { RescueContents } from '../../store/rescue.ts';

export interface RescueFile {
  readonly text: string;
  readonly entries: number;
  readonly drafts: number;
  readonly photos: number;
  /** Operations, drafts and photos for which the file had no room. */
  readonly left: number;
}

interface Maker {
  readonly account: string;
  readonly app: string;
  /** The phone's clock with its zone. */
  readonly made: string;
}

/** Bytes of contents: as base64, in lines, inside a JSON text they are 1.37 times as long, and must stay below the limit. */
const roomBytes = Math.floor(rescueLimits.file * 0.7);
/** What the manifest says of a photo, its entries apart. */
const photoLineBytes = 200;

function sizeOf(part: unknown): number {
  return new TextEncoder().encode(JSON.stringify(part)).length + 1;
}

export async function sealRescue(
  { key, ticket }: RescueKey,
  { ops, drafts, photos }: RescueContents,
  { account, app, made }: Maker,
): Promise<RescueFile> {
  let room = roomBytes;
  const fitting = <T>(all: readonly T[], most: number): readonly T[] => {
    const end = all.slice(0, most).findIndex((one) => (room -= sizeOf(one)) < 0);
    return all.slice(0, end < 0 ? most : end);
  };
  const some = fitting(ops, rescueLimits.operations);
  const begun = fitting(drafts, rescueLimits.drafts);
  const taken: (typeof photos)[number][] = [];
  for (const photo of photos) {
    const size = photo.bytes.byteLength + sizeOf(photo.recs) + photoLineBytes;
    if (size > room) continue;
    room -= size;
    taken.push(photo);
  }
  const manifest: RescueManifest = {
    p: protocolVersion,
    app,
    acc: account,
    ticket,
    made,
    ops: some.map(({ dev, body }) => ({ dev, body })),
    drafts: begun.map((draft) => ({ ...draft, seen: [...draft.seen] })),
    photos: taken.map(({ id, recs, media, width, height, bytes }) => {
      return { id, recs: [...recs], media, width, height, size: bytes.byteLength };
    }),
  };
  const head = new TextEncoder().encode(JSON.stringify(manifest));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, head.length);
  const contents = joined([length, head, ...taken.map((photo) => new Uint8Array(photo.bytes))]);
  const text = armoured(base64(await seal(fromBase64url(key), contents)));
  const entries = new Set(some.map(({ rec }) => rec)).size;
  const kept = manifest.drafts.length;
  const left = photos.length - taken.length + ops.length - some.length + drafts.length - kept;
  return { text, entries, drafts: kept, photos: taken.length, left };
}

async function seal(province: Bytes, contents: Bytes): Promise<Bytes> {
  const { subtle } = crypto;
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const own = await subtle.generateKey(curve, false, ['deriveBits']);
  const point = new Uint8Array(await subtle.exportKey('raw', own.publicKey));
  const theirs = await subtle.importKey('raw', province, curve, false, []);
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256);
  const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits']);
  const info = joined([new TextEncoder().encode(rescuePurpose), point, province]);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
  const made = new Uint8Array(await subtle.deriveBits(hkdf, secret, 44 * 8));
  const aes = await subtle.importKey('raw', made.slice(0, 32), 'AES-GCM', false, ['encrypt']);
  const keyId = new Uint8Array(await subtle.digest('SHA-256', province)).slice(
    0,
    rescueLayout.keyId,
  );
  const head = joined([Uint8Array.of(rescueVersion), keyId, point]);
  const gcm = { name: 'AES-GCM', iv: made.slice(32), additionalData: head };
  return joined([head, new Uint8Array(await subtle.encrypt(gcm, aes, contents))]);
}

type Bytes = Uint8Array<ArrayBuffer>;

function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** In pieces whose length three divides: no padding in between, and no call with a million arguments. */
function base64(bytes: Uint8Array): string {
  const piece = 3 * 8192;
  let text = '';
  for (let at = 0; at < bytes.length; at += piece)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + piece)));
  return text;
}

function fromBase64url(text: string): Bytes {
  const plain = text.replace(/-/g, '+').replace(/_/g, '/');
  return Uint8Array.from(atob(plain), (sign) => sign.charCodeAt(0));
}
