// B. Triển lãm: a (mobile) exhibition. domain.md §2.3 B; the plan IV.3.1, IV.3.2
import type { Field, Finding, Line, Typed, Values, ValuesOf } from '../field.ts';
import { isEmpty, sumOf } from '../field.ts';
import { dayField, lastDayField, placeField, planFields, titleField } from './common.ts';
import type { Now } from './description.ts';
import { countFields, described } from './description.ts';

/** A place of display usually lasts as long as the exhibition; the first one usually is its place. */
function nextSite({ sites, place, date, to }: Typed): Line {
  const last = typeof to === 'string' ? to : date;
  return {
    ...(isEmpty(sites) && typeof place === 'string' ? { place } : {}),
    ...(typeof date === 'string' ? { from: date } : {}),
    ...(typeof last === 'string' ? { to: last } : {}),
  };
}

const exhibitionFields = [
  {
    key: 'form',
    kind: 'choice',
    need: 'save',
    again: true,
    of: ['luu_dong', 'co_dinh', 'truc_tuyen', 'ket_hop'],
  },
  titleField,
  { ...placeField, place: 'main' },
  dayField,
  { ...lastDayField, place: 'main' },
  {
    key: 'level',
    kind: 'choice',
    need: 'save',
    again: true,
    of: ['tinh', 'huyen', 'xa', 'phoi_hop_bo'],
    ended: 'huyen',
  },
  {
    key: 'sites',
    kind: 'list',
    need: 'save',
    max: 50,
    line: nextSite,
    of: [
      { key: 'place', kind: 'text', need: 'save', max: 120 },
      { key: 'from', kind: 'date', need: 'save' },
      { key: 'to', kind: 'date', need: 'save' },
    ],
  },
  ...countFields(
    'counts',
    ['anh_tu_lieu', 'tranh_co_dong', 'hien_vat', 'tai_lieu', 'pano'],
    100_000,
  ),
  { key: 'visitorsMethod', kind: 'choice', need: 'save', of: ['dem', 'uoc_tinh', 'khong_tinh'] },
  {
    key: 'visitors',
    kind: 'int',
    need: 'may',
    once: true,
    place: 'main',
    asked: true,
    min: 0,
    max: 1_000_000,
    when: (v) => v.visitorsMethod !== 'khong_tinh',
  },
  { key: 'languages', kind: 'choices', need: 'may', again: true, of: ['vi', 'en', 'khac'] },
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
    ended: 'ubnd_huyen',
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
function errors(v: Exhibition): Finding[] {
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
  return found;
}

/** [A17] */
function warnings(v: Exhibition): Finding[] {
  const round = v.visitors !== undefined && v.visitors >= 1000 && v.visitors % 1000 === 0;
  return round && v.visitorsMethod === 'dem' ? [{ field: 'visitors', code: 'round_number' }] : [];
}

function first({ today }: Now): Values {
  return {
    date: today,
    form: 'luu_dong',
    level: 'xa',
    sites: [{ from: today, to: today }],
    visitorsMethod: 'uoc_tinh',
    topics: ['III.3'],
    audiences: ['II.2'],
    task: 'IV.3.1',
  };
}

/** The sites' days were preset from the exhibition's, and go with it. */
function follow({ date, sites }: Typed, key: string, value: unknown): Typed {
  if (key !== 'date' || typeof value !== 'string' || !Array.isArray(sites)) return {};
  return { sites: sites.map((site) => moved(site, date, value)) };
}

function moved(site: unknown, before: unknown, after: string): unknown {
  if (typeof site !== 'object' || site === null) return site;
  const { from, to }: { readonly from?: unknown; readonly to?: unknown } = site;
  return {
    ...site,
    ...(from === before ? { from: after } : {}),
    ...(to === before ? { to: after } : {}),
  };
}

export const exhibition = described(exhibitionFields, { first, follow, errors, warnings });
