// Pictures of a camera, drawn in the browser and never kept in the repository; and the slow line they go through.
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import type { Page } from '@playwright/test';

export interface Picture {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What a camera writes into its files, and nobody should find at the province. */
export const secret = 'GPS 20.6581N 106.3312E';

/** For where only that there is a picture matters. */
export async function smallPicture(page: Page): Promise<Buffer> {
  return (await cameraPicture(page, 1, { width: 320, height: 240 })).buffer;
}

const twelveMegapixels = { width: 4000, height: 3000 };

/** Twelve megapixels as a camera makes them: detail everywhere, and EXIF in front. */
export async function cameraPicture(
  page: Page,
  seed: number,
  { width, height } = twelveMegapixels,
): Promise<Picture> {
  const drawing = { start: seed, width, height };
  const base64 = await page.evaluate(async ({ start, width, height }) => {
    const canvas = new OffscreenCanvas(width, height);
    const ink = canvas.getContext('2d');
    if (!ink) throw new Error('no canvas');
    let state = start * 2_654_435_761;
    const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
    for (let at = 0; at < 4000; at += 1) {
      ink.fillStyle = `hsl(${random() * 360} 60% ${20 + random() * 60}%)`;
      ink.fillRect(random() * width, random() * height, random() * 400, random() * 300);
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768)
      text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  }, drawing);
  const drawn = Buffer.from(base64, 'base64');
  const said = Buffer.from(`Exif\0\0${secret}`);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, said.length + 2]);
  const buffer = Buffer.concat([head, said, drawn.subarray(2)]);
  return { name: `IMG_${seed}.jpg`, mimeType: 'image/jpeg', buffer };
}

/** As the system's share sheet does: a form posted from outside, answered by the service worker. */
export async function shares(page: Page, picture: Buffer): Promise<void> {
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const file = new File([bytes], 'zalo.jpg', { type: 'image/jpeg' });
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '/chia-se';
    form.enctype = 'multipart/form-data';
    const input = document.createElement('input');
    input.type = 'file';
    input.name = 'photos';
    const chosen = new DataTransfer();
    chosen.items.add(file);
    input.files = chosen.files;
    form.append(input);
    document.body.append(form);
    form.submit();
  }, picture.toString('base64'));
}

/** Chromium takes a smaller quota over CDP and does not keep to it, so the writes of photos fail as a full disk makes them. */
export async function fillsDisk(page: Page, full: boolean): Promise<void> {
  await page.evaluate((isFull) => {
    const disk = window as unknown as { full: boolean; hooked?: true };
    disk.full = isFull;
    if (disk.hooked) return;
    disk.hooked = true;
    for (const name of ['put', 'add'] as const) {
      const write = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function written(...args: [unknown, IDBValidKey?]) {
        if (disk.full && this.name === 'photo')
          throw new DOMException('no room', 'QuotaExceededError');
        return write.apply(this, args);
      };
    }
  }, full);
}

export interface Line {
  readonly address: string;
  /** From now on so slow, and cut now and then. */
  readonly worsen: (weather: { readonly bytesPerS: number; readonly loss: number }) => void;
  readonly cuts: () => number;
  readonly close: () => Promise<void>;
}

const sliceBytes = 4096;

/** A line between phone and province. Loss is the chance that a slice of 4 KB never comes, and its connection with it. */
export async function openLine(to: string): Promise<Line> {
  const { hostname, port } = new URL(to);
  let weather = { bytesPerS: Infinity, loss: 0 };
  let cuts = 0;
  let state = 48;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    const cut = () => {
      cuts += 1;
      near.destroy();
    };
    void carry(near, far, cut);
    void carry(far, near, cut);
  });
  async function carry(from: Socket, into: Socket, cut: () => void): Promise<void> {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        for (let at = 0; at < chunk.length; at += sliceBytes) {
          const slice = chunk.subarray(at, at + sliceBytes);
          const { bytesPerS, loss } = weather;
          if (bytesPerS !== Infinity) await pause((slice.length / bytesPerS) * 1000);
          if (random() < loss) return cut();
          into.write(slice);
        }
      }
      into.end();
    } catch {
      // One end has gone; the other is told by its own close.
      into.destroy();
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    worsen: (next) => {
      weather = next;
    },
    cuts: () => cuts,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}
