// B. Triển lãm: a (mobile) exhibition. domain.md §2.3 B; the plan IV.3.1, IV.3.2
import type { Field, Finding, ValuesOf } from '../field.ts';
import { isEmpty, sumOf } from '../field.ts';
import { planFields, whatFields, whenFields } from './common.ts';

export const exhibitionFields = [
  {
    key: 'form',
    kind: 'choice',
    need: 'save',
    of: ['luu_dong', 'co_dinh', 'truc_tuyen', 'ket_hop'],
  },
  ...whatFields,
  ...whenFields,
  { key: 'level', kind: 'choice', need: 'save', of: ['tinh', 'huyen', 'xa', 'phoi_hop_bo'] },
  {
    key: 'sites',
    kind: 'list',
    need: 'save',
    max: 50,
    of: [
      { key: 'place', kind: 'text', need: 'save', max: 120 },
      { key: 'from', kind: 'date', need: 'save' },
      { key: 'to', kind: 'date', need: 'save' },
    ],
  },
  { key: 'counts.anh_tu_lieu', kind: 'int', need: 'may', min: 0, max: 100_000 },
  { key: 'counts.tranh_co_dong', kind: 'int', need: 'may', min: 0, max: 100_000 },
  { key: 'counts.hien_vat', kind: 'int', need: 'may', min: 0, max: 100_000 },
  { key: 'counts.tai_lieu', kind: 'int', need: 'may', min: 0, max: 100_000 },
  { key: 'counts.pano', kind: 'int', need: 'may', min: 0, max: 100_000 },
  { key: 'visitorsMethod', kind: 'choice', need: 'save', of: ['dem', 'uoc_tinh', 'khong_tinh'] },
  { key: 'visitors', kind: 'int', need: 'may', min: 0, max: 1_000_000 },
  { key: 'languages', kind: 'choices', need: 'may', of: ['vi', 'en', 'khac'] },
  { key: 'vehicleDays', kind: 'int', need: 'may', min: 0, max: 366 },
  {
    key: 'partners',
    kind: 'choices',
    need: 'may',
    of: [
      'so_ban_nganh',
      'bao_chi',
      'ubnd_huyen',
      'svhttdl',
      'cong_an',
      'so_tu_phap',
      'doan_the',
      'truong_hoc',
    ],
  },
  {
    key: 'funding',
    kind: 'choice',
    need: 'may',
    of: ['ngan_sach', 'xa_hoi_hoa', 'tai_tro', 'long_ghep'],
  },
  ...planFields,
] as const satisfies readonly Field[];

type Exhibition = ValuesOf<typeof exhibitionFields>;

/** [A11] */
export function exhibitionErrors(v: Exhibition): Finding[] {
  const found: Finding[] = [];
  const last = v.to ?? v.date;
  v.sites?.forEach((site, index) => {
    const { from, to } = site;
    if (typeof from !== 'string' || typeof to !== 'string') return;
    const field = `sites.${index}.from`;
    if (to < from) found.push({ field: `sites.${index}.to`, code: 'date_order' });
    else if (v.date && last && (from < v.date || to > last))
      found.push({ field, code: 'site_outside' });
  });
  if (sumOf(v, 'counts.') < 1) found.push({ field: 'counts.anh_tu_lieu', code: 'counts_needed' });
  const counted = v.visitorsMethod === 'dem' || v.visitorsMethod === 'uoc_tinh';
  if (counted && isEmpty(v.visitors)) found.push({ field: 'visitors', code: 'required' });
  if (v.visitorsMethod === 'khong_tinh' && !isEmpty(v.visitors)) {
    found.push({ field: 'visitors', code: 'visitors_uncounted' });
  }
  if (v.level === 'phoi_hop_bo' && v.task && v.task !== 'IV.3.2') {
    found.push({ field: 'task', code: 'task_with_ministry' });
  }
  if (v.level === 'huyen' && v.date && v.date > '2025-06-30') {
    found.push({ field: 'level', code: 'district_gone' });
  }
  return found;
}

/** [A17] */
export function exhibitionWarnings(v: Exhibition): Finding[] {
  const round = v.visitors !== undefined && v.visitors >= 1000 && v.visitors % 1000 === 0;
  return round && v.visitorsMethod === 'dem' ? [{ field: 'visitors', code: 'round_number' }] : [];
}
