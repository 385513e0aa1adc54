// A photo of 12 megapixels from the file to the phone's store, and the longest time the page answered nobody meanwhile.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Figure, Missing } from './figures.ts';
import { figure } from './figures.ts';
import type { Phone } from './one-phone.ts';
import { slowed } from './one-phone.ts';

const inputs = 'input[type=file][accept^="image"]';
const photos = Number(process.env['PHOTOS'] ?? 5);

declare global {
  interface Window {
    /** Longest gap between two turns of the page since it was last asked, ms. */
    longestGap: number;
  }
}

/** Runs in the page: a picture as a camera makes it, with noise that does not pack. */
async function takePicture(seed: number): Promise<readonly number[]> {
  const canvas = new OffscreenCanvas(4000, 3000);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const noise = context.createImageData(1000, 750);
  for (let at = 0; at < noise.data.length; at += 1)
    noise.data[at] = at % 4 === 3 ? 255 : (at * 7919 + seed * 104_729 + ((at * at) % 251)) % 256;
  const small = await createImageBitmap(noise);
  context.drawImage(small, 0, 0, 4000, 3000);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  return [...new Uint8Array(await blob.arrayBuffer())];
}

/** Runs in the page. */
function watchGaps(): void {
  window.longestGap = 0;
  let last = performance.now();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    window.longestGap = Math.max(window.longestGap, now - last);
    last = now;
    setTimeout(() => port2.postMessage(null), 4);
  };
  port2.postMessage(null);
}

/** Runs in the page: how many photos the phone holds. */
async function photosHeld(): Promise<number> {
  const names = await indexedDB.databases();
  const name = names.find((one) => one.name?.startsWith('so-co-so-'))?.name ?? '';
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no reason given'));
    });
  const db = await done(indexedDB.open(name));
  const count = await done(db.transaction('photo').objectStore('photo').count());
  db.close();
  return count;
}

async function addPhoto(page: Page, path: string): Promise<number> {
  const before = await page.evaluate(photosHeld);
  const input = page.locator(inputs).first();
  const started = performance.now();
  await input.setInputFiles(path);
  while ((await page.evaluate(photosHeld)) === before) {
    if (performance.now() - started > 60_000) throw new Error('the photo does not arrive');
    await pause(50);
  }
  return performance.now() - started;
}

/** A new entry each time: a form takes only so many photos. @returns false if it takes none */
async function opensForm(page: Page): Promise<boolean> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Phát thanh', exact: true }).click();
  const attached = page.locator(inputs).first().waitFor({ state: 'attached', timeout: 10_000 });
  return attached.then(
    () => true,
    () => false,
  );
}

export async function timePhoto({ open }: Phone): Promise<readonly (Figure | Missing)[]> {
  const what = 'photo of 12 MP, file to store';
  const context = await open();
  // A file on disk, as the camera leaves it: bytes handed over by the test's protocol would be unpacked by the page
  // itself, on its main thread, and measured with it.
  const folder = mkdtempSync(join(tmpdir(), 'so-co-so-photos-'));
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    if (!(await opensForm(page))) return [{ what, missing: 'the form takes no photo' }];
    const pictures: string[] = [];
    for (let at = 0; at < photos; at += 1) {
      const path = join(folder, `anh-${at}.jpg`);
      writeFileSync(path, Uint8Array.from(await page.evaluate(takePicture, at)));
      pictures.push(path);
    }
    await slowed(context, page);
    const [times, gaps]: [number[], number[]] = [[], []];
    for (const path of pictures) {
      await opensForm(page);
      // What opening the form started is over.
      await pause(3_000);
      await page.evaluate(watchGaps);
      times.push(await addPhoto(page, path));
      gaps.push(await page.evaluate(() => window.longestGap));
    }
    return [
      figure(what, times, { p95: 3_000 }),
      // A tap that waits longer than this is felt as a tap that was lost.
      figure('longest silence of the page meanwhile', gaps, { p95: 200 }),
    ];
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
