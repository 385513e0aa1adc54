// A. Phát thanh: a loudspeaker broadcast. domain.md §2.3 A; NĐ 49/2024/NĐ-CP art. 7–9; TT 39/2020/TT-BTTTT
import type { Field, Finding, Typed, Values, ValuesOf } from '../field.ts';
import { isEmpty, sumOf } from '../field.ts';
import { dayPart, dayParts } from '../timetable.ts';
import {
  broadcastKinds,
  dayField,
  faults,
  includes,
  lastDayField,
  placeField,
  planFields,
  sourceFields,
  technologyField,
  titleField,
} from './common.ts';
import type { Now } from './description.ts';
import { countFields, described } from './description.ts';

const selfMade = (v: Typed) => v.kind === 'tu_san_xuat';

function fewerClusters({ clustersOn: on, clustersTotal: total }: Typed): boolean {
  return typeof on === 'number' && typeof total === 'number' && on < total;
}

const broadcastFields = [
  { key: 'slot', kind: 'choice', need: 'save', of: ['sang', 'trua', 'chieu', 'toi', 'dot_xuat'] },
  dayField,
  { key: 'start', kind: 'time', need: 'save' },
  titleField,
  placeField,
  { key: 'minutes', kind: 'int', need: 'save', again: true, half: true, min: 1, max: 180 },
  { key: 'airings', kind: 'int', need: 'save', half: true, min: 1, max: 60 },
  {
    ...lastDayField,
    place: 'main',
    when: (v) => (typeof v.airings === 'number' && v.airings > 1) || !isEmpty(v.to),
  },
  { key: 'clustersTotal', kind: 'int', need: 'save', again: true, min: 0, max: 500 },
  { key: 'clustersOn', kind: 'int', need: 'save', min: 0, max: 500, whole: 'clustersTotal' },
  {
    key: 'fault',
    kind: 'choice',
    need: 'may',
    once: true,
    place: 'main',
    asked: true,
    of: faults,
    when: (v) => fewerClusters(v) || !isEmpty(v.fault),
  },
  {
    key: 'faultNote',
    kind: 'text',
    need: 'may',
    once: true,
    place: 'main',
    max: 200,
    when: (v) => (!isEmpty(v.fault) && v.fault !== 'khong') || !isEmpty(v.faultNote),
  },
  { key: 'kind', kind: 'choice', need: 'save', again: true, of: broadcastKinds },
  ...sourceFields,
  ...countFields(
    'items',
    ['tin', 'bai', 'phong_su', 'kich_truyen_thanh', 'tieu_pham', 'khac'],
    500,
  ),
  {
    key: 'author',
    kind: 'choice',
    need: 'may',
    again: true,
    of: ['van_hoa_xa_hoi', 'dai_truyen_thanh', 'tu_phap', 'cong_an_xa', 'doan_the', 'khac'],
  },
  {
    key: 'approvedByRole',
    kind: 'choice',
    need: 'may',
    place: 'main',
    asked: true,
    again: true,
    of: ['chu_tich', 'pho_chu_tich', 'duoc_uy_quyen'],
    when: selfMade,
  },
  {
    key: 'approvedOn',
    kind: 'date',
    need: 'may',
    place: 'main',
    asked: true,
    when: selfMade,
  },
  { key: 'language', kind: 'choice', need: 'save', of: ['vi', 'dan_toc_thieu_so'] },
  technologyField,
  {
    key: 'priority',
    kind: 'choice',
    need: 'may',
    of: ['thong_thuong', 'uu_tien', 'khan_cap'],
    when: (v) => includes(v.technology, 'ip'),
  },
  ...planFields,
] as const satisfies readonly Field[];

type Broadcast = ValuesOf<typeof broadcastFields>;

/** Below this share of working clusters the fault must be named. */
const faultShare = 0.8;

/** [A10] */
function errors(v: Broadcast): Finding[] {
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
  if (v.priority && !v.technology?.includes('ip')) {
    found.push({ field: 'priority', code: 'priority_needs_ip' });
  }
  return found;
}

/** [A17] */
function warnings(v: Broadcast): Finding[] {
  const found: Finding[] = [];
  if (v.start && (v.start < '04:30' || v.start > '21:00') && v.priority !== 'khan_cap') {
    found.push({ field: 'start', code: 'odd_hour' });
  }
  if (v.minutes !== undefined && v.minutes > 45)
    found.push({ field: 'minutes', code: 'long_item' });
  if (v.clustersOn === 0) found.push({ field: 'clustersOn', code: 'all_silent' });
  return found;
}

/** The self-made programme of the hour. How many clusters work is never preset: that is the day's answer. [A14] */
function first({ today, time }: Now): Values {
  const { slot, start } = dayPart(time);
  return {
    date: today,
    slot,
    start,
    minutes: 10,
    airings: 1,
    kind: 'tu_san_xuat',
    source: 'xa',
    'items.tin': 1,
    approvedByRole: 'pho_chu_tich',
    approvedOn: today,
    language: 'vi',
    topics: ['III.3'],
    audiences: ['II.2'],
    task: 'IV.3.1',
  };
}

/** Nobody approves what was only relayed. */
function settle(values: Values): Values {
  return selfMade(values)
    ? values
    : { ...values, approvedByRole: undefined, approvedOn: undefined };
}

/** Another day takes the approval of its programme along; another slot of the day its usual time. */
function follow(before: Typed, key: string, value: unknown): Typed {
  if (key === 'date') return before.approvedOn === before.date ? { approvedOn: value } : {};
  const start = (slot: unknown) => dayParts.find((one) => one.slot === slot)?.start;
  const next = key === 'slot' ? start(value) : undefined;
  return next !== undefined && before.start === start(before.slot) ? { start: next } : {};
}

export const broadcast = described(broadcastFields, { first, settle, follow, errors, warnings });
