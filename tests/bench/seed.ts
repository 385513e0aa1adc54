// Fills the phone of a page with entries: straight into IndexedDB, because sixty thousand saves by hand would be the
// bench. The rows are what the store writes (src/store/database.ts); the app reads them, so a wrong one shows.
import type { Page } from '@playwright/test';
import type { Values } from '../../src/domain/field.ts';
import { localDate, reportingYear } from '../../src/domain/period.ts';
import { scopeId } from '../../src/domain/scope.ts';
import { fold } from '../../src/domain/text.ts';
import { broadcast } from '../world/phone.ts';

const today = localDate(Date.now());
const unit = { set: 'HY2025', code: '12472' };

/** The scope that an entry of this day belongs to. */
export function scopeOn(date: string): string {
  return scopeId(unit, reportingYear(date));
}

const subjects = [
  'Quyền trẻ em',
  'Phòng chống dịch',
  'Bình đẳng giới',
  'Nước sạch',
  'An toàn giao thông',
];

export interface SeededEntry {
  readonly id: string;
  readonly op: string;
  readonly values: Values;
  readonly fold: string;
  readonly scope: string;
}

/** Version 7 in form; the time part goes up, so that the rows lie in the order of saving. */
function idOf(kind: number, at: number): string {
  const digits = (0x019a00000000 + at).toString(16).padStart(12, '0');
  const tail = (kind * 1e11 + at).toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7000-8000-${tail}`;
}

function entry(at: number, days: number): SeededEntry {
  const date = localDate(Date.now() - (1 + (at % days)) * 86_400_000);
  const title = `${subjects[at % subjects.length]} – bài ${at + 1}`;
  const values = { ...broadcast, date: date < today ? date : today, title };
  const text = fold(`phat_thanh ${title}`);
  return { id: idOf(1, at), op: idOf(2, at), values, fold: text, scope: scopeOn(date) };
}

interface Load {
  readonly rows: readonly SeededEntry[];
  readonly from: number;
  readonly pending: boolean;
}

/** Entries as if saved here, over so many days: waiting to be sent, or (`pending: false`) only shown. */
export async function seedEntries(
  page: Page,
  count: number,
  pending: boolean,
  days = 2,
): Promise<void> {
  const portion = 2_000;
  for (let from = 0; from < count; from += portion) {
    const length = Math.min(portion, count - from);
    const rows = Array.from({ length }, (_, at) => entry(from + at, days));
    await page.evaluate(putEntries, { rows, from, pending });
  }
}

/** Runs in the page. */
async function putEntries({ rows, from, pending }: Load): Promise<void> {
  const names = await indexedDB.databases();
  const name = names.find((one) => one.name?.startsWith('so-co-so-'))?.name ?? '';
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no reason given'));
    });
  const db = await done(indexedDB.open(name));
  const transaction = db.transaction(['outbox', 'view', 'meta'], 'readwrite');
  const [outbox, view, meta] = ['outbox', 'view', 'meta'].map((store) =>
    transaction.objectStore(store),
  );
  if (!outbox || !view || !meta) throw new Error('this is not the app’s database');
  const device = ((await done(meta.get('device'))) as { readonly value: string }).value;
  const at = '2026-11-20T16:40:02+07:00';
  for (const [index, { id, op, values, fold: text, scope: place }] of rows.entries()) {
    const n = from + index + 1;
    const deed = { op, n, at, k: 'new', rec: id, sc: place, ty: 'phat_thanh', set: values };
    if (pending) outbox.put({ op, n, rec: id, at, body: JSON.stringify(deed), device });
    const word = pending ? 'saved' : 'sent';
    const head = { id, scope: place, type: 'phat_thanh', date: values['date'], state: 'submitted' };
    view.put({ ...head, word, v: 0, cv: 0, values, conflicts: 0, returns: 0, fold: text });
  }
  if (pending) meta.put({ key: 'n', value: from + rows.length });
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error('no reason given'));
  });
  db.close();
}
