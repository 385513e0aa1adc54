// A sheet of accounts as people keep it: a title above, columns in any order, more columns than we ask for. Read on the
// machine of whoever has it; only the five columns we know go further. [I7]
import type { Result } from './result.ts';
import { err, ok } from './result.ts';
import { cleanText, fold } from './text.ts';

export const sheetColumns = ['login', 'role', 'place', 'from', 'to'] as const;
export type SheetColumn = (typeof sheetColumns)[number];

/** Heads of the columns as the template has them. */
export const sheetTitles: Readonly<Record<SheetColumn, string>> = {
  login: 'Tên đăng nhập',
  role: 'Vai trò',
  place: 'Địa bàn',
  from: 'Từ ngày',
  to: 'Đến ngày',
};

/** What an account cannot be made without. The others may lack their column too. */
const asked: readonly SheetColumn[] = ['login', 'role', 'place'];

/** Rows of one import: a province has some hundred officers. */
export const mostRows = 500;

/** Titles and stamps of office above the head. */
const headWithin = 20;

/** A row by its number in the file, its cells as clean text; empty for none. */
export type SheetRow = Readonly<Record<SheetColumn, string>> & { readonly n: number };

export const rowFaults = [
  'missing',
  'login-signs',
  'login-short',
  'login-twice',
  'login-other',
  'login-closed',
  'role-unknown',
  'place-unknown',
  'place-old',
  'place-many',
  'place-twice',
  'place-mixed',
  'place-area',
  'place-none',
  'date-unread',
  'term-reversed',
  'term-over',
] as const;
export type RowFaultKind = (typeof rowFaults)[number];

export interface RowFault {
  readonly column: SheetColumn;
  readonly what: RowFaultKind;
  /** What stands there. */
  readonly value?: string;
  /** What helps: another row, the names meant perhaps. */
  readonly hint?: string;
}

export interface SheetTable {
  readonly rows: readonly SheetRow[];
  /** Heads of columns that are not read. */
  readonly unused: readonly string[];
}

export type SheetFlaw =
  | { readonly what: 'no-head' | 'no-rows' | 'many-rows' }
  | { readonly what: 'lacks' | 'twice'; readonly columns: readonly string[] };

/** @param cells rows of the file from its first on, as text */
export function tableOf(cells: readonly (readonly string[])[]): Result<SheetTable, SheetFlaw> {
  const texts = cells.map((row) => row.map(cellText));
  const keys = texts.map((row) => row.map(columnOf));
  const at = keys.slice(0, headWithin).findIndex((row) => row.includes('login'));
  const head = keys[at];
  if (!head) return err({ what: 'no-head' });
  const titled = (columns: readonly SheetColumn[]) => columns.map((one) => sheetTitles[one]);
  const lacking = asked.filter((column) => !head.includes(column));
  if (lacking.length > 0) return err({ what: 'lacks', columns: titled(lacking) });
  const twice = sheetColumns.filter((one) => head.indexOf(one) !== head.lastIndexOf(one));
  if (twice.length > 0) return err({ what: 'twice', columns: titled(twice) });
  const rows = texts
    .map((row, index) => {
      const cell = (column: SheetColumn) => row[head.indexOf(column)] ?? '';
      const [login, role, place] = [cell('login'), cell('role'), cell('place')];
      return { n: index + 1, login, role, place, from: cell('from'), to: cell('to') };
    })
    .slice(at + 1)
    .filter((row) => sheetColumns.some((column) => row[column] !== ''));
  if (rows.length === 0) return err({ what: 'no-rows' });
  if (rows.length > mostRows) return err({ what: 'many-rows' });
  const unused = (texts[at] ?? []).filter((title, index) => title !== '' && !head[index]);
  return ok({ rows, unused });
}

/** Signs that no eye sees come with what is pasted; spaces of every kind are spaces. */
function cellText(text: string): string {
  return cleanText(text.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').replace(/[^\S\n]+/g, ' '));
}

/** "ĐỊA BÀN *" is the same head. */
function columnOf(title: string): SheetColumn | undefined {
  const bare = fold(title.replace(/\*/g, ''));
  return sheetColumns.find((column) => fold(sheetTitles[column]) === bare);
}
