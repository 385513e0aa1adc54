// A file that Excel on a Vietnamese Windows opens as it is meant: UTF-8 with a mark, semicolons, decimal commas. A text that
// would begin a formula is made plain. domain.md §5.3 [O4]
import type { Column, Fact } from './fact.ts';

export function csvOf(columns: readonly Column[], rows: readonly Fact[]): string {
  return csvText([
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ name }) => row[name] ?? '')),
  ]);
}

export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`;
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value).replace('.', ',');
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
