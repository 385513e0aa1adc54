import { describe, expect, test } from 'vitest';
import { fieldOf, parseValues } from '../../src/domain/activity/activity.ts';
import { activityTypes } from '../../src/domain/activity/type.ts';
import { patchBetween } from '../../src/domain/edit.ts';
import type { Values } from '../../src/domain/field.ts';
import {
  mostPhotos,
  photoProgress,
  photosOf,
  photoWarnings,
  reusedPhotos,
} from '../../src/domain/photo.ts';
import { checkPhoto, photoHead } from '../../src/domain/photo-head.ts';
import { jpeg, webp } from '../world/pictures.ts';

const id = (sign: string) => sign.repeat(43);
const [a, b, c, d] = [id('a'), id('b'), id('c'), id('d')];

describe('photos of an entry', () => {
  test.each(activityTypes)('[F1] %s names at most three, by hashes, each once', (type) => {
    const codes = (photos: unknown) =>
      parseValues(type, { photos }).findings.map((finding) => finding.code);
    expect(fieldOf(type, 'photos')).toMatchObject({ kind: 'photos', max: mostPhotos });
    expect(codes([a, b, c])).toEqual([]);
    expect(codes([a, b, c, d])).toEqual(['too_many']);
    expect(codes([a, a])).toEqual(['bad_photo']);
    for (const odd of ['', 'a', id('+'), `${a}=`, 'a'.repeat(44), '../../../etc/passwd'])
      expect(codes([odd])).toEqual(['bad_photo']);
  });

  test('[F1] travel as elements added and removed', () => {
    expect(patchBetween({ photos: [a, b] } as Values, { photos: [b, c] } as Values)).toEqual({
      add: { photos: [c] },
      del: { photos: [a] },
    });
  });

  test('[F7] are counted against what the province has verified', () => {
    expect(photoProgress({ photos: [a, b] }, [b, c])).toEqual({ sent: 1, of: 2 });
    expect(photoProgress({ photos: [a] })).toEqual({ sent: 0, of: 1 });
    expect(photoProgress({})).toBeNull();
    expect(photosOf({ photos: 'none' })).toEqual([]);
  });

  test('[F2] the same photo in another living entry is noticed', () => {
    const bearer = (name: string, photos: unknown, state = 'submitted') =>
      ({ id: name, state, values: { photos } as Values }) as const;
    const own = bearer('one', [a, b]);
    expect(reusedPhotos(own, [own, bearer('two', [b, c]), bearer('three', [c])])).toEqual([b]);
    expect(photoWarnings(own, [bearer('two', [a])])).toMatchObject([{ code: 'photo_reused' }]);
    expect(photoWarnings(own, [own, bearer('two', [a], 'cancelled')])).toEqual([]);
  });
});

describe('[F8] the header of a picture', () => {
  test('tells kind and size', () => {
    expect(photoHead(jpeg(1280, 960))).toMatchObject({
      media: 'image/jpeg',
      width: 1280,
      height: 960,
      bare: true,
    });
    for (const form of ['VP8 ', 'VP8L', 'VP8X'] as const)
      expect(photoHead(webp(1280, 721, form)), form).toMatchObject({
        media: 'image/webp',
        width: 1280,
        height: 721,
        bare: true,
      });
  });

  test('[F8] refuses a bomb of 65,000 px by its header alone', () => {
    expect(checkPhoto(jpeg(65_000, 65_000))).toMatchObject({ error: 'too-wide' });
    expect(checkPhoto(webp(16_000, 16_000, 'VP8X'))).toMatchObject({ error: 'too-wide' });
    expect(checkPhoto(jpeg(2560, 1))).toMatchObject({ ok: true });
    expect(checkPhoto(jpeg(2561, 1))).toMatchObject({ error: 'too-wide' });
    expect(checkPhoto(jpeg(0, 100))).toMatchObject({ error: 'not-picture' });
  });

  test('[F8] refuses what carries place, time or owner', () => {
    expect(checkPhoto(jpeg(100, 100, { exif: true }))).toMatchObject({ error: 'not-bare' });
    expect(checkPhoto(webp(100, 100, 'VP8X', { exif: true }))).toMatchObject({ error: 'not-bare' });
  });

  test('[F8] refuses what is no picture, is cut short, or is too heavy', () => {
    const text = new TextEncoder().encode('<svg onload="alert(1)">'.repeat(40));
    const whole = jpeg(100, 100);
    for (const bytes of [new Uint8Array(), text, whole.subarray(0, 20), new Uint8Array(5000)])
      expect(checkPhoto(bytes)).toMatchObject({ error: 'not-picture' });
    const heavy = new Uint8Array(300 * 1024 + 1);
    heavy.set(whole);
    expect(checkPhoto(heavy)).toMatchObject({ error: 'too-heavy' });
    expect(checkPhoto(heavy.subarray(0, 300 * 1024))).toMatchObject({ ok: true });
  });

  test('[F8] never throws, whatever the bytes', () => {
    const whole = [jpeg(640, 480, { exif: true }), webp(640, 480, 'VP8X', { exif: true })];
    for (const bytes of whole)
      for (let at = 0; at < Math.min(bytes.length, 120); at += 1)
        for (const value of [0, 1, 0x7f, 0xff]) {
          const broken = bytes.slice();
          broken[at] = value;
          expect(() => checkPhoto(broken)).not.toThrow();
          expect(() => checkPhoto(broken.subarray(0, at))).not.toThrow();
        }
  });
});
