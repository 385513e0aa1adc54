// The rescue file: what a phone has not sent, sealed for the province, in a text that any messenger carries. Whoever
// holds it can neither read nor change it; whoever has an account can hand it in. README.md, "Rescue file". [N3]
import * as z from 'zod/mini';
import type { Values } from '../domain/field.ts';
import { uuidPattern } from '../domain/identity.ts';

/** Raised when the file's bytes or its contents mean something else; every older one stays readable. */
export const rescueVersion = 1;

export const rescueLimits = {
  /** Characters of the file, and bytes of the request that carries it. */
  file: 12 * 1024 * 1024,
  operations: 2000,
  drafts: 200,
} as const;

/** Bytes of the envelope: version, id of the province's key, the file's own public key (a point of P-256), ciphertext. */
export const rescueLayout = { version: 1, keyId: 8, point: 65 } as const;

/** Bound into the key, so that it opens nothing else. */
export const rescuePurpose = 'so-co-so rescue 1';

const begin = '-----BEGIN SO-CO-SO RESCUE-----';
const end = '-----END SO-CO-SO RESCUE-----';
/** Whoever opens the file finds out what to do with it. */
const forPeople = [
  'TỆP CỨU HỘ – SỔ CƠ SỞ',
  'Tệp này giữ những bản ghi chưa gửi được. Nội dung đã mã hóa: không ai đọc hay sửa được trên đường đi.',
  'Gửi tệp cho bất kỳ ai có tài khoản Sổ Cơ Sở. Người đó mở: Máy này → Nạp tệp cứu hộ.',
].join('\n');

/** @param base64 of the envelope, in one line */
export function armoured(base64: string): string {
  const lines = base64.match(/.{1,76}/g) ?? [];
  return [forPeople, '', begin, ...lines, end, ''].join('\n');
}

/** The base64 inside, whatever a messenger did to the line ends around it; undefined if this is no rescue file. */
export function unarmoured(text: string): string | undefined {
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) return undefined;
  const base64 = text.slice(from + begin.length, to).replace(/\s/g, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? base64 : undefined;
}

const base64url = (signs: number) => z.string().check(z.regex(/^[\w-]+$/), z.length(signs));

/** GET /rescue/key: the province's public key, and the account's ticket: who puts it inside has been this account. */
export const rescueKeySchema = z.object({
  /** Whose ticket: another account's cookie must not be taken for this one's. */
  acc: z.string(),
  key: base64url(87),
  ticket: base64url(43),
});
export type RescueKey = z.infer<typeof rescueKeySchema>;

const text = (most: number) => z.string().check(z.maxLength(most));

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A draft as some build of the app wrote it; what we do not know of it is kept. */
const draft = z.looseObject({
  id: z.string().check(z.regex(uuidPattern)),
  type: text(40),
  from: z.custom<Values>(isObject),
  base: z.int(),
  seen: z._default(z.array(z.string()), []),
  scope: z.nullable(z.string()),
  values: z.custom<Readonly<Record<string, unknown>>>(isObject),
  savedAtMs: z.number(),
});

const photo = z.object({
  id: base64url(43),
  recs: z.array(z.string().check(z.regex(uuidPattern))).check(z.maxLength(50)),
  media: z.enum(['image/jpeg', 'image/webp']),
  width: z.int(),
  height: z.int(),
  size: z.int().check(z.gte(1)),
});

/** The contents begin with their length (4 bytes, big end first), then this as JSON, then the photos' bytes in order. */
export const rescueManifestSchema = z.object({
  p: z.int().check(z.gte(1)),
  app: text(40),
  acc: text(40),
  ticket: text(60),
  /** The phone's clock: shown, never compared. [S6] */
  made: text(40),
  /** Each as its frozen bytes, with the device id that numbered it. [S2] [S29] */
  ops: z
    .array(z.object({ dev: z.string().check(z.regex(uuidPattern)), body: text(65_536) }))
    .check(z.maxLength(rescueLimits.operations)),
  drafts: z.array(draft).check(z.maxLength(rescueLimits.drafts)),
  photos: z.array(photo).check(z.maxLength(1000)),
});
export type RescueManifest = z.infer<typeof rescueManifestSchema>;

/** POST /rescue/v1: the file as it is. */
export const rescueUploadSchema = z.strictObject({ file: text(rescueLimits.file) });

const outcome = z.enum(['applied', 'merged', 'conflict', 'held', 'rejected']);

/** One result for each operation, the same for each repeat. What it says only to those who may read the entry. [R6] */
export const rescueAnswerSchema = z.object({
  made: z.string(),
  /** The carrier is the author: his drafts come back to him. */
  mine: z.boolean(),
  login: z.string(),
  results: z.array(
    z.object({
      op: z.string(),
      rec: z.string(),
      s: outcome,
      /** The province had it before this file came. */
      known: z.boolean(),
      why: z.exactOptional(z.string()),
      rc: z.exactOptional(z.string()),
      entry: z.exactOptional(z.object({ type: z.string(), date: z.string(), title: z.string() })),
    }),
  ),
  /** Operations whose bytes could not be read at all. */
  unreadable: z.int(),
  drafts: z.array(draft),
  photos: z.object({ taken: z.int(), known: z.int(), refused: z.int() }),
  /** Photos of the author's drafts, back to him: `data` is base64. */
  back: z.array(z.extend(photo, { data: z.string() })),
});

export type RescueAnswer = z.infer<typeof rescueAnswerSchema>;
