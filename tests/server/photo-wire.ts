// Photos over the wire, as a phone sends and asks for them.
import { expect } from 'vitest';
import { photoHash } from '../../server/photo-files.ts';
import { jpeg } from '../world/pictures.ts';
import type { Phone } from './harness.ts';
import { foreign, home } from './harness.ts';
import type { Pen } from './operations.ts';

export const picture = jpeg(1280, 960, { size: 1000 });
export const id = photoHash(picture);

type Bytes = Uint8Array<ArrayBuffer>;
export interface Piece {
  readonly id?: string;
  readonly offset?: number;
  readonly total?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export function send(phone: Phone, bytes: Bytes, piece: Piece = {}): Promise<Response> {
  const { id: name = id, offset = 0, total = picture.length, headers = {} } = piece;
  const said = { 'upload-offset': String(offset), 'upload-length': String(total) };
  const media = { 'content-type': 'application/partial-upload' };
  const url = new URL(`/blob/v1/${name}`, 'http://localhost');
  return phone.fetch(
    new Request(url, { method: 'PATCH', body: bytes, headers: { ...media, ...said, ...headers } }),
  );
}
export const whole = (phone: Phone, bytes: Bytes = picture) =>
  send(phone, bytes, { id: photoHash(bytes), total: bytes.length });
export const look = (phone: Phone, name = id) => phone.send('HEAD', `/blob/v1/${name}`);
export const get = (phone: Phone, name = id) => phone.send('GET', `/blob/v1/${name}`);
export const stateOf = ({ status, headers }: Response) =>
  [status, headers.get('upload-offset'), headers.get('upload-complete')].join(' ');

/** An entry of Quỳnh Phụ that names the photo. */
export async function named(pen: Pen, photos: readonly string[] = [id]): Promise<string> {
  const op = pen.create({ photos });
  const answer = await pen.phone.sync({ push: [op] });
  expect(answer.r).toMatchObject([{ s: 'applied' }]);
  return op.rec;
}
export async function rowOf(phone: Phone, rec: string) {
  const answer = await phone.sync();
  const rows = answer.rows?.[home] ?? answer.rows?.[foreign] ?? [];
  const row = rows.find((one) => one.id === rec);
  return { ...row, ph: row?.['ph'], mark: answer.next?.[home] };
}
