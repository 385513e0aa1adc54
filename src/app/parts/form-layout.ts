// Which fields of a type apply to what has been typed so far, and under which heading they stand. Data and pure
// functions: the form draws what they say, and the save drops what does not apply.
import { fieldsOf } from '../../domain/activity/activity.ts';
import type { ActivityType } from '../../domain/activity/type.ts';
import type { Field, Finding, Value } from '../../domain/field.ts';
import { isEmpty } from '../../domain/field.ts';

/** What the form holds: values, or text that is no value yet. */
export type Typed = Readonly<Record<string, unknown>>;

/** The district level ended on 1 July 2025; what names it can be chosen for earlier days only. domain.md §4.1 */
const districtEnd = '2025-06-30';
const districtChoices: Readonly<Record<string, string>> = {
  source: 'huyen',
  level: 'huyen',
  partners: 'ubnd_huyen',
};

function includes(value: unknown, element: string): boolean {
  return Array.isArray(value) && value.includes(element);
}

function fewerClusters({ clustersOn: on, clustersTotal: total }: Typed): boolean {
  return typeof on === 'number' && typeof total === 'number' && on < total;
}

/** A field not named here always applies. */
const applies: Readonly<Record<string, (typed: Typed) => boolean>> = {
  fault: (v) => fewerClusters(v) || !isEmpty(v.fault),
  faultNote: (v) => (!isEmpty(v.fault) && v.fault !== 'khong') || !isEmpty(v.faultNote),
  sourceName: (v) => v.source === 'khac' || !isEmpty(v.sourceName),
  approvedByRole: (v) => v.kind === 'tu_san_xuat',
  approvedOn: (v) => v.kind === 'tu_san_xuat',
  priority: (v) => includes(v.technology, 'ip'),
  visitors: (v) => v.visitorsMethod !== 'khong_tinh',
  removedOn: (v) => v.condition === 'da_thao',
  points: (v) => v.form === 'truc_tuyen' || v.form === 'ket_hop',
  conventions: (v) => includes(v.topics, 'III.1'),
  'attendance.nhan_quyen_truyen_thong_huyen': (v) =>
    !afterDistricts(v) || !isEmpty(v['attendance.nhan_quyen_truyen_thong_huyen']),
};

function afterDistricts(typed: Typed): boolean {
  return typeof typed.date === 'string' && typed.date > districtEnd;
}

/** Without the choice that ended, unless the entry already says it: then it stays to be seen and changed. */
function withoutEnded(field: Field, typed: Typed): Field {
  const ended = districtChoices[field.key];
  if ((field.kind !== 'choice' && field.kind !== 'choices') || ended === undefined) return field;
  const chosen = typed[field.key] === ended || includes(typed[field.key], ended);
  if (!afterDistricts(typed) || chosen) return field;
  return { ...field, of: field.of.filter((code) => code !== ended) };
}

/** The fields that apply now, in the order of the form. */
export function visibleFields(type: ActivityType, typed: Typed): readonly Field[] {
  return fieldsOf(type)
    .filter((field) => applies[field.key]?.(typed) ?? true)
    .map((field) => withoutEnded(field, typed));
}

/** Posters and flags come in set sizes or none: a line asks for a size only where the report needs one. */
const sizeless: readonly unknown[] = ['co', 'to_roi', 'phuon', 'ap_phich'];

/** As `visibleFields`, for one line of a list. */
export function visibleLineFields(fields: readonly Field[], line: Typed): readonly Field[] {
  return fields.filter(
    ({ key }) =>
      (key !== 'width' && key !== 'height') ||
      (!isEmpty(line.kind) && !sizeless.includes(line.kind)) ||
      !isEmpty(line[key]),
  );
}

/** A form of any type, told from outside what it holds and what to say about it. */
export interface FormProps {
  readonly type: ActivityType;
  /** Values, or text that is no value yet, by field. */
  readonly values: Typed;
  /** What must be corrected: only what the screen has decided to show by now. */
  readonly findings: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** The reviewer's notes by field. */
  readonly pins: Readonly<Record<string, string>>;
  readonly onValue: (key: string, value: Value | undefined) => void;
  /** Local date, for "Hôm nay"; the phone's own when not given. */
  readonly today?: string;
}

export type SectionName = 'main' | 'items' | 'counts' | 'attendance' | 'plan' | 'more';

export interface Section {
  readonly name: SectionName;
  readonly fields: readonly Field[];
}

const planKeys: readonly string[] = ['topics', 'conventions', 'audiences', 'task'];

/** Optional by their description, yet part of the work at hand: they stand with the essentials. */
const essential: readonly string[] = [
  'fault',
  'faultNote',
  'sourceName',
  'approvedByRole',
  'approvedOn',
  'visitors',
  'removedOn',
  'points',
];

/** What a type is hardly ever logged without, though its rules do not ask for it. */
const usual: Readonly<Record<ActivityType, readonly string[]>> = {
  phat_thanh: [],
  trien_lam: ['place', 'to'],
  co_dong: ['place'],
  tap_huan: ['place'],
};

/** Shown only when a rule will ask for them: not marked "không bắt buộc". */
const asked: readonly string[] = [
  'fault',
  'approvedByRole',
  'approvedOn',
  'visitors',
  'removedOn',
  'points',
];

export function isOptional(field: Field): boolean {
  return field.need === 'may' && !asked.includes(field.key);
}

function sectionOf(type: ActivityType, field: Field): SectionName {
  const group = field.key.split('.')[0];
  if (group === 'items' || group === 'counts' || group === 'attendance') return group;
  if (planKeys.includes(field.key)) return 'plan';
  const main =
    field.need !== 'may' || essential.includes(field.key) || usual[type].includes(field.key);
  return main ? 'main' : 'more';
}

/** Essentials and counts in the order of the form, then the plan, then what few entries need. */
export function formSections(type: ActivityType, typed: Typed): readonly Section[] {
  const ordered: { name: SectionName; fields: Field[] }[] = [];
  const plan: Field[] = [];
  const more: Field[] = [];
  for (const field of visibleFields(type, typed)) {
    const name = sectionOf(type, field);
    const open = ordered.at(-1);
    if (name === 'plan') plan.push(field);
    else if (name === 'more') more.push(field);
    else if (open?.name === name) open.fields.push(field);
    else ordered.push({ name, fields: [field] });
  }
  return [...ordered, { name: 'plan', fields: plan }, { name: 'more', fields: more }];
}
