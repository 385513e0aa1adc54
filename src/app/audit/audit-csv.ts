// The log as a file for a spreadsheet: UTF-8 with its mark, semicolons, as Vietnamese Windows reads it. domain.md §5.3
import { csvText } from '../../domain/open/csv.ts';
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
  return csvText([head, ...rows]);
}
