// The log as a file for a spreadsheet: UTF-8 with its mark, semicolons, as Vietnamese Windows reads it. domain.md §5.3
import { localStamp } from '../../domain/period.ts';
import type { AuditLine } from '../../protocol/audit.ts';
import { tAudit } from '../words/audit-words.ts';
import { deedText, roleText } from './audit-text.ts';

export function auditCsv(lines: readonly AuditLine[]): string {
  const head = [
    tAudit('column.at'),
    tAudit('column.who'),
    tAudit('column.role'),
    tAudit('column.deed'),
    tAudit('column.whom'),
    tAudit('column.where'),
    tAudit('column.what'),
    tAudit('column.detail'),
  ];
  const rows = lines.map((line) => [
    localStamp(Date.parse(line.at)).slice(0, 19).replace('T', ' '),
    line.by?.login ?? '',
    line.by ? roleText(line.by.role) : tAudit('nobody'),
    deedText(line),
    line.whom?.login ?? '',
    line.unit?.name ?? '',
    line.what ?? '',
    Object.entries(line.detail)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** A spreadsheet takes what begins with these signs for a formula; an apostrophe makes it text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
