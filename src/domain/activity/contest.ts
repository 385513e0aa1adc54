// G. Cuộc thi: a contest. Who won stands in the award decision and nowhere here. domain.md §2.3 G; the plan IV.5
import type { Field, Finding, Values, ValuesOf } from '../field.ts';
import { sumOf } from '../field.ts';
import type { CheckContext } from './common.ts';
import { dayField, planFields, titleField } from './common.ts';
import type { Now } from './description.ts';
import { countFields, described } from './description.ts';

const prizes = countFields('prizes', ['nhat', 'nhi', 'ba', 'khuyen_khich', 'tap_the'], 500).map(
  (field) => ({ ...field, once: true }) as const,
);

/** The envelope's date is the day it was launched. [A20] */
const contestFields = [
  {
    key: 'form',
    kind: 'choice',
    need: 'save',
    again: true,
    of: ['thi_viet', 'tim_hieu_phap_luat', 'thi_anh', 'nghe_thuat', 'truc_tuyen', 'san_khau'],
  },
  titleField,
  {
    key: 'level',
    kind: 'choice',
    need: 'save',
    again: true,
    of: ['tinh', 'huyen', 'xa'],
    ended: 'huyen',
  },
  dayField,
  { key: 'closedOn', kind: 'date', need: 'may', once: true, place: 'main' },
  { key: 'awardedOn', kind: 'date', need: 'may', once: true, place: 'main' },
  { key: 'entries', kind: 'int', need: 'may', once: true, place: 'main', min: 0, max: 1_000_000 },
  { key: 'entrants', kind: 'int', need: 'may', once: true, place: 'main', min: 0, max: 1_000_000 },
  { key: 'unitsIn', kind: 'int', need: 'may', once: true, place: 'main', min: 0, max: 10_000 },
  ...prizes,
  { key: 'decisionNumber', kind: 'text', need: 'may', once: true, max: 60 },
  ...planFields,
] as const satisfies readonly Field[];

type Contest = ValuesOf<typeof contestFields>;

/** [A20] */
function errors(v: Contest & Values, { today }: CheckContext): Finding[] {
  const found: Finding[] = [];
  const { date, closedOn, awardedOn } = v;
  if (date && closedOn && closedOn < date) found.push({ field: 'closedOn', code: 'date_order' });
  const before = closedOn ?? date;
  if (before && awardedOn && awardedOn < before)
    found.push({ field: 'awardedOn', code: 'date_order' });
  if (awardedOn && awardedOn > today) found.push({ field: 'awardedOn', code: 'date_future' });
  if (sumOf(v, 'prizes.') > 0 && !awardedOn) found.push({ field: 'awardedOn', code: 'required' });
  return found;
}

/** [A17] */
function warnings(v: Contest & Values): Finding[] {
  const found: Finding[] = [];
  const single = sumOf(v, 'prizes.') - sumOf(v, 'prizes.tap_the');
  if (v.entries !== undefined && single > v.entries)
    found.push({ field: 'entries', code: 'more_prizes', params: { n: single } });
  if (v.awardedOn && v.entries === undefined)
    found.push({ field: 'entries', code: 'entries_missing' });
  return found;
}

function first({ today }: Now): Values {
  return {
    date: today,
    form: 'tim_hieu_phap_luat',
    level: 'xa',
    topics: ['III.2'],
    audiences: ['II.2'],
    task: 'IV.5',
  };
}

export const contest = described(contestFields, { first, errors, warnings });
