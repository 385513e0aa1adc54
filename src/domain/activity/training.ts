// D. Tập huấn: training. Attendance is numbers; names stay on the paper list. domain.md §2.3 D, §6.1
import type { Field, Finding, Typed, Values, ValuesOf } from '../field.ts';
import { isEmpty, sumOf } from '../field.ts';
import { codesOf, plan } from '../plan.ts';
import {
  afterDistricts,
  dayField,
  lastDayField,
  placeField,
  planFields,
  titleField,
} from './common.ts';
import type { Now } from './description.ts';
import { countFields, described } from './description.ts';

/** Each person is counted in one group. */
export const trainingGroups = [
  ...codesOf(plan.training.trainees),
  'can_bo_qcn',
  'can_bo_tttt',
  'bao_chi_ttdn',
  'chu_chot_ctxh',
  'khac',
] as const;

/** The group that went with the district level. */
const districtGroup = 'attendance.nhan_quyen_truyen_thong_huyen';

const attendanceFields = countFields('attendance', trainingGroups, 100_000).map(
  (field): Field => ({
    ...field,
    once: true,
    heads: true,
    ...(field.key === districtGroup
      ? { when: (v: Typed) => !afterDistricts(v) || !isEmpty(v[districtGroup]) }
      : {}),
  }),
);

const online = (form: unknown) => form === 'truc_tuyen' || form === 'ket_hop';

const trainingOwnFields = [
  { key: 'kind', kind: 'choice', need: 'save', again: true, of: codesOf(plan.training.kinds) },
  { key: 'form', kind: 'choice', need: 'save', again: true, of: codesOf(plan.training.forms) },
  titleField,
  { ...placeField, place: 'main' },
  dayField,
  lastDayField,
  { key: 'sessions', kind: 'int', need: 'save', half: true, min: 1, max: 60 },
  { key: 'hours', kind: 'decimal', need: 'save', half: true, min: 0.5, max: 200 },
  {
    key: 'points',
    kind: 'int',
    need: 'may',
    place: 'main',
    asked: true,
    min: 1,
    max: 400,
    when: (v) => online(v.form),
  },
  { key: 'organiser', kind: 'text', need: 'save', again: true, max: 120 },
  { key: 'coOrganisers', kind: 'text', need: 'may', max: 200 },
  { key: 'speakers', kind: 'int', need: 'save', min: 1, max: 30 },
  {
    key: 'speakerBodies',
    kind: 'choices',
    need: 'may',
    of: ['so_ban_nganh', 'cong_an', 'so_tu_phap', 'svhttdl', 'bao_chi', 'xa', 'doan_the', 'khac'],
  },
  {
    key: 'materials',
    kind: 'choices',
    need: 'save',
    again: true,
    of: codesOf(plan.training.materials),
  },
  { key: 'female', kind: 'int', need: 'save', once: true, min: 0, max: 100_000 },
  { key: 'firstTime', kind: 'int', need: 'save', once: true, min: 0, max: 100_000 },
  { key: 'invited', kind: 'int', need: 'may', min: 0, max: 100_000 },
  { key: 'sheetKept', kind: 'text', need: 'save', again: true, max: 80 },
  { key: 'certificates', kind: 'int', need: 'may', once: true, min: 0, max: 100_000 },
  ...planFields,
] as const satisfies readonly Field[];

type Training = ValuesOf<typeof trainingOwnFields>;

const female = trainingOwnFields.findIndex((field) => field.key === 'female');

/** In the order of the form: the groups come before the numbers that are checked against their sum. */
const trainingFields: readonly Field[] = [
  ...trainingOwnFields.slice(0, female),
  ...attendanceFields,
  ...trainingOwnFields.slice(female),
];

/** Total attendance: the sum of the groups. Derived, so that two phones counting two groups never clash. [A9] */
export function trainingTotal(values: Values): number {
  return sumOf(values, 'attendance.');
}

/** [A13] */
function errors(v: Training & Values): Finding[] {
  const found: Finding[] = [];
  const total = trainingTotal(v);
  if (total < 1)
    found.push({ field: `attendance.${trainingGroups[0]}`, code: 'attendance_needed' });
  for (const key of ['female', 'firstTime', 'certificates'] as const) {
    const part = v[key];
    if (total >= 1 && part !== undefined && part > total) {
      found.push({ field: key, code: 'over_total', params: { total } });
    }
  }
  if (v.hours !== undefined && v.sessions !== undefined && v.hours > v.sessions * 5) {
    found.push({ field: 'hours', code: 'hours_over', params: { max: v.sessions * 5 } });
  }
  if (online(v.form) && isEmpty(v.points)) found.push({ field: 'points', code: 'required' });
  if (sumOf(v, districtGroup) > 0 && afterDistricts(v))
    found.push({ field: districtGroup, code: 'district_gone' });
  return found;
}

/** [A17] */
function warnings(v: Training & Values): Finding[] {
  const total = trainingTotal(v);
  return v.invited !== undefined && total > v.invited * 1.2
    ? [{ field: 'invited', code: 'more_than_invited', params: { total } }]
    : [];
}

function first({ today }: Now): Values {
  return {
    date: today,
    kind: 'lop_tap_huan',
    form: 'truc_tiep',
    sessions: 1,
    materials: ['dia_phuong'],
    speakers: 1,
    topics: ['III.3'],
    audiences: ['II.1'],
    task: 'IV.2',
  };
}

export const training = described(trainingFields, { first, errors, warnings });
