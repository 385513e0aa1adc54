// A. Phát thanh: a loudspeaker broadcast. domain.md §2.3 A; NĐ 49/2024/NĐ-CP art. 7–9; TT 39/2020/TT-BTTTT
import type { Field, Finding, ValuesOf } from '../field.ts';
import { sumOf } from '../field.ts';
import { planFields, whatFields, whenFields } from './common.ts';

export const broadcastFields = [
  { key: 'slot', kind: 'choice', need: 'save', of: ['sang', 'trua', 'chieu', 'toi', 'dot_xuat'] },
  ...whenFields,
  { key: 'start', kind: 'time', need: 'save' },
  ...whatFields,
  { key: 'minutes', kind: 'int', need: 'save', min: 1, max: 180 },
  { key: 'airings', kind: 'int', need: 'save', min: 1, max: 60 },
  { key: 'clustersTotal', kind: 'int', need: 'save', min: 0, max: 500 },
  { key: 'clustersOn', kind: 'int', need: 'save', min: 0, max: 500 },
  {
    key: 'fault',
    kind: 'choice',
    need: 'may',
    of: ['khong', 'mat_dien', 'mat_mang', 'hong_may', 'hong_loa', 'thoi_tiet', 'khac'],
  },
  { key: 'faultNote', kind: 'text', need: 'may', max: 200 },
  {
    key: 'kind',
    kind: 'choice',
    need: 'save',
    of: ['tu_san_xuat', 'tiep_am', 'thong_tin_nguon', 'phat_lai', 'thong_bao'],
  },
  {
    key: 'source',
    kind: 'choice',
    need: 'save',
    of: ['xa', 'huyen', 'tinh', 'thong_tin_nguon_tinh', 'thong_tin_nguon_tw', 'vov', 'khac'],
  },
  { key: 'sourceName', kind: 'text', need: 'may', max: 80 },
  { key: 'items.tin', kind: 'int', need: 'may', min: 0, max: 500 },
  { key: 'items.bai', kind: 'int', need: 'may', min: 0, max: 500 },
  { key: 'items.phong_su', kind: 'int', need: 'may', min: 0, max: 500 },
  { key: 'items.kich_truyen_thanh', kind: 'int', need: 'may', min: 0, max: 500 },
  { key: 'items.tieu_pham', kind: 'int', need: 'may', min: 0, max: 500 },
  { key: 'items.khac', kind: 'int', need: 'may', min: 0, max: 500 },
  {
    key: 'author',
    kind: 'choice',
    need: 'may',
    of: ['van_hoa_xa_hoi', 'dai_truyen_thanh', 'tu_phap', 'cong_an_xa', 'doan_the', 'khac'],
  },
  {
    key: 'approvedByRole',
    kind: 'choice',
    need: 'may',
    of: ['chu_tich', 'pho_chu_tich', 'duoc_uy_quyen'],
  },
  { key: 'approvedOn', kind: 'date', need: 'may' },
  { key: 'language', kind: 'choice', need: 'save', of: ['vi', 'dan_toc_thieu_so'] },
  { key: 'technology', kind: 'choices', need: 'may', of: ['huu_tuyen', 'fm', 'ip'] },
  { key: 'priority', kind: 'choice', need: 'may', of: ['thong_thuong', 'uu_tien', 'khan_cap'] },
  ...planFields,
] as const satisfies readonly Field[];

type Broadcast = ValuesOf<typeof broadcastFields>;

/** Below this share of working clusters the fault must be named. */
const faultShare = 0.8;

/** [A10] */
export function broadcastErrors(v: Broadcast): Finding[] {
  const found: Finding[] = [];
  const { clustersOn: on, clustersTotal: total } = v;
  if (on !== undefined && total !== undefined) {
    if (on > total) found.push({ field: 'clustersOn', code: 'clusters_over', params: { total } });
    else if (on < faultShare * total && (!v.fault || v.fault === 'khong')) {
      found.push({ field: 'fault', code: 'fault_needed', params: { on, total } });
    }
  }
  if (sumOf(v, 'items.') < 1) found.push({ field: 'items.tin', code: 'items_needed' });
  if (v.kind === 'tu_san_xuat') {
    if (v.source && v.source !== 'xa') found.push({ field: 'source', code: 'self_made_source' });
    if (!v.approvedByRole) found.push({ field: 'approvedByRole', code: 'required' });
    if (!v.approvedOn) found.push({ field: 'approvedOn', code: 'required' });
  }
  if (v.approvedOn && v.date && v.approvedOn > v.date) {
    found.push({ field: 'approvedOn', code: 'approved_after' });
  }
  if (v.source === 'huyen' && v.date && v.date > '2025-06-30') {
    found.push({ field: 'source', code: 'district_gone' });
  }
  if (v.priority && !v.technology?.includes('ip')) {
    found.push({ field: 'priority', code: 'priority_needs_ip' });
  }
  return found;
}

/** [A17] */
export function broadcastWarnings(v: Broadcast): Finding[] {
  const found: Finding[] = [];
  if (v.start && (v.start < '04:30' || v.start > '21:00') && v.priority !== 'khan_cap') {
    found.push({ field: 'start', code: 'odd_hour' });
  }
  if (v.minutes !== undefined && v.minutes > 45)
    found.push({ field: 'minutes', code: 'long_item' });
  if (v.clustersOn === 0) found.push({ field: 'clustersOn', code: 'all_silent' });
  return found;
}
