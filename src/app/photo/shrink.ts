// A picture of any size → a photo as the province takes it: at most 1280 px and 200 KB. It is drawn anew, so nothing of
// place, time or owner that stood in the file is left. The same on the worker's canvas and on the page's. [F8]
import { checkPhoto } from '../../domain/photo-head.ts';
import type { NewPhoto } from '../../store/photo.ts';

const mostBytes = 200_000;
/**
 * Tried until the photo is light enough; the first nearly always is. `least`: of pictures from smooth to pure noise none
 * came out with a smaller share of its first size, so what its first size rules out is not tried.
 */
const tries = [
  { side: 1280, quality: 0.8, least: 1 },
  { side: 1280, quality: 0.65, least: 0.5 },
  { side: 1280, quality: 0.5, least: 0.4 },
  { side: 1024, quality: 0.5, least: 0.25 },
  { side: 800, quality: 0.4, least: 0 },
] as const;

type Ink = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** A sheet to draw on, in a worker or on a page. */
export interface Sheet {
  readonly ink: Ink | null;
  readonly encode: (media: string, quality: number) => Promise<Blob | null>;
}

export type Shrunk = Omit<NewPhoto, 'id'>;

/** @returns null for what this browser cannot read as a picture */
export async function shrink(
  file: Blob,
  sheet: (width: number, height: number) => Sheet,
): Promise<Shrunk | null> {
  // Turned the right way up by what its EXIF says, which then is gone.
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  try {
    let firstBytes = 0;
    for (const { side, quality, least } of tries) {
      if (firstBytes * least > mostBytes) continue;
      const scale = Math.min(1, side / Math.max(picture.width, picture.height));
      const width = Math.max(1, Math.round(picture.width * scale));
      const height = Math.max(1, Math.round(picture.height * scale));
      const blob = await draw(picture, sheet(width, height), width, height, quality);
      firstBytes ||= blob?.size ?? 0;
      if (!blob || blob.size > mostBytes) continue;
      const bytes = await blob.arrayBuffer();
      const head = checkPhoto(new Uint8Array(bytes));
      return head.ok ? { bytes, media: head.value.media, width, height } : null;
    }
    return null;
  } finally {
    picture.close();
  }
}

async function draw(
  picture: ImageBitmap,
  { ink, encode }: Sheet,
  width: number,
  height: number,
  quality: number,
): Promise<Blob | null> {
  if (!ink) return null;
  // Paper under what is transparent: JPEG would make it black.
  ink.fillStyle = '#fff';
  ink.fillRect(0, 0, width, height);
  ink.imageSmoothingQuality = 'high';
  ink.drawImage(picture, 0, 0, width, height);
  // A browser that cannot write WebP writes PNG instead and says so.
  const webp = await encode('image/webp', quality);
  return webp?.type === 'image/webp' ? webp : encode('image/jpeg', quality);
}
