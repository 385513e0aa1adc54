// Answers that are files: JSON, CSV, XML, each with its own name.

import { csvOf } from '../../src/domain/open/csv.ts';
import type { Column, Fact } from '../../src/domain/open/fact.ts';
import type { Reply } from '../route.ts';

export function file(
  type: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const all = { 'content-type': type, 'cache-control': 'no-store', ...headers };
  const bytes = Buffer.from(text);
  return { status: 200, later: () => Promise.resolve({ status: 200, headers: all, bytes }) };
}

export function csvFile(
  name: string,
  columns: readonly Column[],
  rows: readonly Fact[],
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const disposition = { 'content-disposition': `attachment; filename="${name}.csv"` };
  return file('text/csv; charset=utf-8', csvOf(columns, rows), { ...disposition, ...headers });
}
