// A file that Excel on a Vietnamese Windows opens as it is meant: UTF-8 with a mark, semicolons, decimal commas. A text that
// would begin a formula is made plain. domain.md §5.3 [O4]
import type { Column, Fact } from './fact.ts';

export function csvOf(columns: readonly Column[], rows: readonly Fact[]): string {
  const head = columns.map(({ name }) => name).join(';');
  const lines = rows.map((row) => columns.map((column) => cellOf(column, row)).join(';'));
  return `\uFEFF${[head, ...lines].join('\r\n')}\r\n`;
}

function cellOf({ name }: Column, row: Fact): string {
  const value = row[name] ?? '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
