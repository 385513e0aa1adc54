// The envelope every activity shares. domain.md §2.3, "Common envelope"
import type { Field, Finding, Typed, Values, ValuesOf } from '../field.ts';
import { isEmpty } from '../field.ts';
import { addDays, daysBetween, planStart, reportingYear } from '../period.ts';
import { mostPhotos } from '../photo.ts';
import { codesOf, collectedTasks, plan } from '../plan.ts';
import { hasPersonalDigits, namesPerson } from '../text.ts';

export const occasions = [
  'thuong_xuyen',
  'cao_diem_10_12',
  'ngay_phap_luat_09_11',
  'thang_hanh_dong_binh_dang_gioi',
  'thang_hanh_dong_vi_tre_em',
  'khac',
] as const;

/** Why loudspeakers are silent; named by a broadcast and by the station's card. */
export const faults = [
  'khong',
  'mat_dien',
  'mat_mang',
  'hong_may',
  'hong_loa',
  'thoi_tiet',
  'khac',
] as const;

export const dayField = { key: 'date', kind: 'date', need: 'save' } as const satisfies Field;

export const lastDayField = { key: 'to', kind: 'date', need: 'may' } as const satisfies Field;

export const titleField = {
  key: 'title',
  kind: 'text',
  need: 'save',
  min: 3,
  max: 200,
} as const satisfies Field;

export const placeField = {
  key: 'place',
  kind: 'text',
  need: 'may',
  max: 120,
} as const satisfies Field;

export const broadcastKinds = [
  'tu_san_xuat',
  'tiep_am',
  'thong_tin_nguon',
  'phat_lai',
  'thong_bao',
] as const;

export const technologyField = {
  key: 'technology',
  kind: 'choices',
  need: 'may',
  again: true,
  of: ['huu_tuyen', 'fm', 'ip'],
} as const satisfies Field;

export const sourceField = {
  key: 'source',
  kind: 'choice',
  need: 'save',
  again: true,
  of: ['xa', 'huyen', 'tinh', 'thong_tin_nguon_tinh', 'thong_tin_nguon_tw', 'vov', 'khac'],
  ended: 'huyen',
} as const satisfies Field;

export const sourceFields = [
  sourceField,
  {
    key: 'sourceName',
    kind: 'text',
    need: 'may',
    place: 'main',
    max: 80,
    when: (v) => v.source === 'khac' || !isEmpty(v.sourceName),
  },
] as const satisfies readonly Field[];

export const urlField = {
  key: 'url',
  kind: 'text',
  need: 'may',
  min: 9,
  max: 300,
} as const satisfies Field;

/** An address is public and cannot be tampered with on its way. */
export function urlError(url: string | undefined): Finding[] {
  return url && !/^https:\/\/[^\s/]+\.[^\s]+$/.test(url) ? [{ field: 'url', code: 'bad_url' }] : [];
}

export const planFields = [
  {
    key: 'topics',
    kind: 'choices',
    need: 'send',
    place: 'plan',
    again: true,
    of: codesOf(plan.topics),
  },
  {
    key: 'conventions',
    kind: 'choices',
    need: 'may',
    place: 'plan',
    again: true,
    of: codesOf(plan.conventions),
    when: (v) => includes(v.topics, 'III.1'),
  },
  {
    key: 'audiences',
    kind: 'choices',
    need: 'send',
    place: 'plan',
    again: true,
    of: codesOf(plan.audiences),
  },
  { key: 'task', kind: 'choice', need: 'send', place: 'plan', of: codesOf(collectedTasks) },
  { key: 'occasion', kind: 'choice', need: 'may', of: occasions },
  { key: 'docNumber', kind: 'text', need: 'may', max: 60 },
  { key: 'docDate', kind: 'date', need: 'may', fixed: true },
  { key: 'note', kind: 'text', need: 'may', once: true, max: 500, long: true },
  { key: 'photos', kind: 'photos', need: 'may', place: 'main', max: mostPhotos },
] as const satisfies readonly Field[];

/** The district level ended with this day. domain.md §4.1 */
const districtEnd = '2025-06-30';

export function afterDistricts({ date }: Typed): boolean {
  return typeof date === 'string' && date > districtEnd;
}

export function includes(value: unknown, element: string): boolean {
  return Array.isArray(value) && value.includes(element);
}

type CommonValues = ValuesOf<[typeof dayField, typeof lastDayField]> & ValuesOf<typeof planFields>;

/** What a rule may know beside the values. */
export interface CheckContext {
  /** Local date of whoever checks; the server allows a phone one day more. */
  readonly today: string;
  /** Reporting year of the record's scope; its date may not leave it. [A6] */
  readonly year: number;
}

/** Must accept 1079/QĐ-TTg, 48/KH-UBND and 49/2024/NĐ-CP; a warning only. */
export const documentNumber = /^\d{1,5}(\/\d{4})?\/[A-ZĐa-z0-9.-]+$/;

/** Hard rules: the entry cannot be saved. [A5]–[A8] */
export function commonErrors(v: CommonValues & Values, context: CheckContext): Finding[] {
  const found: Finding[] = [];
  const say = (field: string, code: string, params?: Finding['params']) =>
    found.push(params ? { field, code, params } : { field, code });
  if (v.date) {
    if (v.date > context.today) say('date', 'date_future');
    else if (v.date < planStart) say('date', 'date_before_plan');
    else if (context.year < reportingYear(context.today) - 1) say('date', 'date_too_old');
    else if (reportingYear(v.date) !== context.year)
      say('date', 'date_other_year', { year: context.year });
    // The last day may lie ahead: an exhibition is logged on the day it opens.
    if (v.to && v.to < v.date) say('to', 'date_order');
    else if (v.to && daysBetween(v.date, v.to) > 366) say('to', 'span_long');
  }
  if (!isEmpty(v.conventions) && !v.topics?.includes('III.1'))
    say('conventions', 'conventions_without');
  return found;
}

/** Who names the district as what it no longer is, after its end. [A10] [A11] */
export function districtErrors(fields: readonly Field[], values: Values): Finding[] {
  if (!afterDistricts(values)) return [];
  return fields
    .filter((field) => field.kind === 'choice' && field.ended !== undefined)
    .filter((field) => 'ended' in field && values[field.key] === field.ended)
    .map((field) => ({ field: field.key, code: 'district_gone' }));
}

/** Soft rules: said, never in the way. [A17] */
export function commonWarnings(v: CommonValues & Values): Finding[] {
  const found: Finding[] = [];
  if (v.docNumber && !documentNumber.test(v.docNumber)) {
    found.push({ field: 'docNumber', code: 'doc_number_shape' });
  }
  if (v.note && hasPersonalDigits(v.note)) found.push({ field: 'note', code: 'digits_in_note' });
  if (v.note && namesPerson(v.note)) found.push({ field: 'note', code: 'name_in_note' });
  return found;
}

/** The day the server still accepts as "today": a phone's date may be one day ahead of ours. [A5] */
export function latestDay(serverToday: string): string {
  return addDays(serverToday, 1);
}
