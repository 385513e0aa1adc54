// A file .xlsx → its first sheet as text. Read in the page of whoever chose it: the server never opens a zip, and columns
// we did not ask for stay here. `read-excel-file` (MIT, 13 KB packed, by the author of our writer) comes only when a file
// is chosen, and is not kept on phones (vite.config.ts). [I7]
import { readSheet } from 'read-excel-file/universal';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { sizesIn } from './zip-size.ts';

export type FileFlaw = 'not-xlsx' | 'too-large';

/** Bytes of a file, and of all it unpacks to: far above any sheet of accounts, far below what hurts a browser. */
const mostBytes = 2_000_000;
const mostUnpacked = 40_000_000;
/** From here on the reader would unpack in a worker made of a text, which the page's own policy forbids. */
const mostInside = 512 * 1024;

/** Rows from the first of the sheet on, so that an index + 1 is the number Excel shows. Days as "2026-11-22". */
export async function readSheetFile(
  file: Blob,
): Promise<Result<readonly (readonly string[])[], FileFlaw>> {
  if (file.size > mostBytes) return err('too-large');
  const bytes = await file.arrayBuffer();
  const sizes = sizesIn(new Uint8Array(bytes));
  if (!sizes) return err('not-xlsx');
  const sum = sizes.reduce((all, { unpacked }) => all + unpacked, 0);
  const swells = sizes.some(
    ({ packed, unpacked }) => unpacked >= mostInside && packed <= 0.8 * unpacked,
  );
  if (sum > mostUnpacked || swells) return err('too-large');
  try {
    // Numbers stay as they are written: a code is no quantity.
    const rows = await readSheet(bytes, 1, { parseNumber: (text) => text });
    return ok(rows.map((row) => row.map(textOf)));
  } catch {
    return err('not-xlsx');
  }
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' ? cell : cell === null ? '' : String(cell);
}
