// Lines of a report for its tests: sound values, ids that say what they are.
import type { ReportLine } from '../../../src/domain/report/line.ts';
import type { ReportAsk } from '../../../src/domain/report/report.ts';
import type { Standing } from '../../../src/domain/report/targets.ts';
import type { UnitRef } from '../../../src/domain/unit.ts';
import { sound } from '../samples.ts';

export const quynhPhu: UnitRef = { set: 'HY2025', code: '12472' };
export const kienXuong: UnitRef = { set: 'HY2025', code: '13075' };

function standing(cutOff: string): Standing {
  const register = [quynhPhu, kienXuong].map((unit) => ({
    id: `${unit.set}.${unit.code}`,
    name: unit.code,
    kind: 'ubnd_xa' as const,
    from: '2025-07-01',
    to: null,
    unit,
  }));
  return { cutOff, agencies: register, register, declared: [], quoted: [], words: [] };
}

export const ask: ReportAsk = {
  days: { from: '2025-11-21', to: '2026-11-20' },
  year: 2026,
  basis: 'approved',
  units: [quynhPhu, kienXuong],
  view: { as: 'then' },
  now: standing('2026-11-20'),
  before: standing('2025-11-20'),
  today: '2026-11-23',
};

type Kind = keyof typeof sound;

export function entry(
  id: string,
  type: Kind,
  values: ReportLine['values'] = {},
  more: Partial<ReportLine> = {},
): ReportLine {
  const all: ReportLine['values'] = { ...sound[type], ...values };
  return {
    id,
    v: 2,
    type,
    unit: quynhPhu,
    year: 2026,
    date: typeof all['date'] === 'string' ? all['date'] : '',
    state: 'approved',
    conflicts: [],
    received: '2026-11-10T02:00:00Z',
    sentOn: null,
    values: all,
    ...more,
  };
}

export function declared(id: string, values: ReportLine['values'], more: Partial<ReportLine> = {}) {
  const own = { type: 'khai_bao' as const, date: '', state: 'submitted' as const, values };
  return { ...entry(id, 'phat_thanh'), ...own, ...more };
}

export function card(id: string, clustersTotal: number, more: Partial<ReportLine> = {}) {
  const own = { type: 'the_dai' as const, date: '', values: { clustersTotal } };
  return { ...entry(id, 'phat_thanh'), ...own, state: 'submitted' as const, ...more };
}
