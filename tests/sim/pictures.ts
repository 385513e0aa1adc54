// The few pictures people take: few, so that two phones and two entries come to share one.
import { photoHash } from '../../server/photo-files.ts';
import type { NewPhoto } from '../../src/store/photo.ts';
import { jpeg } from '../world/pictures.ts';

/** Bytes: a photo goes in one piece, in two, or in three. */
const sizes = [20_000, 45_000, 60_000, 110_000];

const pictures = sizes.map((size, seed): NewPhoto => {
  const bytes = jpeg(640, 480, { size, seed });
  return {
    id: photoHash(bytes),
    bytes: bytes.buffer,
    media: 'image/jpeg',
    width: 640,
    height: 480,
  };
});

/** One of the three that may be taken of a record: no more than three are allowed. [F1] */
export function pictureOf(record: number, at: number): NewPhoto {
  const picture = pictures[(record + at) % pictures.length];
  if (!picture) throw new Error('no such picture');
  return picture;
}
