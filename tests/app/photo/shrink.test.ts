// How often a picture is encoded: each time takes a slow phone most of a second. [F8]
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { shrink } from '../../../src/app/photo/shrink.ts';
import { webp } from '../../world/pictures.ts';

/** A picture of 4000 × 3000; its first encoding has so many bytes, each later one its share of them. */
function camera(firstBytes: number, shares: readonly number[]) {
  const sides: number[] = [];
  const sheet = (width: number, height: number) => ({
    ink: { fillRect: () => undefined, drawImage: () => undefined } as never,
    encode: async (type: string) => {
      const size = Math.round(firstBytes * (shares[sides.length] ?? 0));
      sides.push(Math.max(width, height));
      const bytes = webp(width, height, 'VP8 ', { size: size - 30 });
      return Object.assign(new Blob([bytes], { type }), { arrayBuffer: async () => bytes.buffer });
    },
  });
  return { sides, take: () => shrink(new Blob(), sheet) };
}

beforeEach(() => {
  const picture = { width: 4000, height: 3000, close: () => undefined };
  vi.stubGlobal('createImageBitmap', async () => picture);
});
afterEach(() => vi.unstubAllGlobals());

test('[F8] a picture that packs well is encoded once', async () => {
  const { sides, take } = camera(150_000, [1]);
  expect((await take())?.bytes.byteLength).toBe(150_000);
  expect(sides).toEqual([1280]);
});

test('[F8] one a little too heavy is tried again at the same size', async () => {
  const { sides, take } = camera(260_000, [1, 0.7]);
  expect((await take())?.width).toBe(1280);
  expect(sides).toEqual([1280, 1280]);
});

test('[F8] one that cannot get light enough by half is not tried by half', async () => {
  const { sides, take } = camera(620_000, [1, 0.4, 0.2]);
  expect((await take())?.width).toBe(800);
  expect(sides).toEqual([1280, 1024, 800]);
});
