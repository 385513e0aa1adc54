// The opened contents of a rescue file → manifest and photos. Read with the same care as a request: depth, prototypes,
// shape. What one operation says wrongly does not spoil the others. [S7] [N3]

import { operationHeadSchema } from '../../src/domain/operation.ts';
import type { ProblemType } from '../../src/domain/problem.ts';
import type { Result } from '../../src/domain/result.ts';
import { err, ok } from '../../src/domain/result.ts';
import type { RescueManifest } from '../../src/protocol/rescue.ts';
import { rescueManifestSchema } from '../../src/protocol/rescue.ts';
import type { PushedOperation } from '../../src/protocol/sync.ts';
import { parseSafely } from '../body.ts';

export interface Contents {
  readonly manifest: RescueManifest;
  readonly photos: readonly {
    readonly about: RescueManifest['photos'][number];
    readonly bytes: Buffer;
  }[];
}

export function readContents(opened: Buffer): Result<Contents, ProblemType> {
  if (opened.length < 4) return err('rescue-damaged');
  const until = 4 + opened.readUInt32BE(0);
  const parsed = rescueManifestSchema.safeParse(tried(opened.subarray(4, until)));
  if (!parsed.success) return err('rescue-damaged');
  let at = until;
  const photos = parsed.data.photos.map((about) => {
    const bytes = opened.subarray(at, at + about.size);
    at += about.size;
    return { about, bytes };
  });
  return at === opened.length ? ok({ manifest: parsed.data, photos }) : err('rescue-damaged');
}

/** By the device that numbered them, in the order of the file. */
export function operationsByDevice(manifest: RescueManifest) {
  const found = new Map<string, PushedOperation[]>();
  let unreadable = 0;
  for (const { dev, body } of manifest.ops) {
    const op = operationHeadSchema.safeParse(tried(Buffer.from(body)));
    if (!op.success) unreadable += 1;
    else found.set(dev, [...(found.get(dev) ?? []), op.data]);
  }
  return { byDevice: found, unreadable };
}

function tried(bytes: Uint8Array): unknown {
  try {
    return parseSafely(bytes);
  } catch {
    return undefined;
  }
}
