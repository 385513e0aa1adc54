import { expect, test } from 'vitest';
import { auditCsv } from '../../../src/app/audit/audit-csv.ts';
import { deedText } from '../../../src/app/audit/audit-text.ts';
import type { AuditLine } from '../../../src/protocol/audit.ts';

const line: AuditLine = {
  pos: 'p',
  at: '2026-11-10T02:03:04Z',
  by: { id: 'a1', login: '=hoa;"x"', role: 'officer' },
  deed: 'place.given',
  group: 'configured',
  whom: { id: 'a2', login: 'lan', role: 'officer' },
  unit: { set: 'HY2025', code: '12472', name: 'Xã Quỳnh Phụ' },
  detail: { n: 2 },
};

test('[J1] a line says what it was done to: which report, which set, how many', () => {
  const said = (deed: string, what: string, detail: AuditLine['detail'] = {}) =>
    deedText({ ...line, deed, what, detail });
  expect(said('report.frozen', '3')).toBe('Chốt báo cáo, bản số 3');
  expect(said('report.taken', 'tinh_2025-11-21_2026-11-20', { kind: 'docx' })).toBe(
    'Lấy báo cáo ra tệp .docx: tinh_2025-11-21_2026-11-20',
  );
  expect(said('accounts.imported', '', { made: 64, rows: 65 })).toBe('Nhập 64 tài khoản từ bảng');
  expect(said('something.new', 'x')).toBe('something.new');
});

test('[J1] a file of the log: marked UTF-8, semicolons, the time of Việt Nam, and no formula', () => {
  const [head, first] = auditCsv([line]).split('\r\n');
  expect(head?.startsWith('\uFEFFLúc;Ai;')).toBe(true);
  expect(first).toBe(
    `2026-11-10 09:03:04;"'=hoa;""x""";Cán bộ xã;Giao địa bàn;lan;Xã Quỳnh Phụ;;n=2`,
  );
});
