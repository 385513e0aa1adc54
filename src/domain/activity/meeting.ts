// H. Hội nghị: meetings, briefings, direct talks. Numbers of people, never what they said. domain.md §2.3 H; the plan IV.1.1
import type { Field, Finding, Values, ValuesOf } from '../field.ts';
import { dayField, lastDayField, placeField, planFields, titleField } from './common.ts';
import type { Now } from './description.ts';
import { described } from './description.ts';

const meetingFields = [
  {
    key: 'purpose',
    kind: 'choice',
    need: 'save',
    again: true,
    of: ['pho_bien_qd1079', 'chuyen_de', 'long_ghep', 'toa_dam', 'noi_chuyen'],
  },
  {
    key: 'combined',
    kind: 'choice',
    need: 'may',
    place: 'main',
    asked: true,
    again: true,
    of: ['long_ghep', 'rieng'],
    when: (v) => v.purpose !== 'long_ghep',
  },
  titleField,
  { ...placeField, place: 'main' },
  dayField,
  { ...lastDayField, place: 'main' },
  { key: 'events', kind: 'int', need: 'save', half: true, min: 1, max: 200 },
  { key: 'points', kind: 'int', need: 'may', place: 'main', half: true, min: 1, max: 400 },
  { key: 'participants', kind: 'int', need: 'save', once: true, min: 1, max: 1_000_000 },
  { key: 'female', kind: 'int', need: 'may', once: true, place: 'main', min: 0, max: 1_000_000 },
  { key: 'leaflets', kind: 'int', need: 'may', min: 0, max: 1_000_000 },
  ...planFields,
] as const satisfies readonly Field[];

type Meeting = ValuesOf<typeof meetingFields>;

/** [A21] */
function errors(v: Meeting): Finding[] {
  const found: Finding[] = [];
  const { participants: total, female } = v;
  if (total !== undefined && female !== undefined && female > total)
    found.push({ field: 'female', code: 'over_total', params: { total } });
  if (v.purpose && v.purpose !== 'long_ghep' && !v.combined)
    found.push({ field: 'combined', code: 'required' });
  if (v.purpose === 'pho_bien_qd1079' && v.task && v.task !== 'IV.1.1')
    found.push({ field: 'task', code: 'task_of_briefing' });
  return found;
}

/** [A17] */
function warnings(v: Meeting): Finding[] {
  const found: Finding[] = [];
  const { participants = 0, events = 1 } = v;
  if (participants > events * 1000) found.push({ field: 'participants', code: 'many_people' });
  else if (participants >= 1000 && participants % 1000 === 0)
    found.push({ field: 'participants', code: 'round_people' });
  return found;
}

/** Combined meetings are the common case; the plan's own briefing is the task's. */
function first({ today }: Now): Values {
  return {
    date: today,
    purpose: 'chuyen_de',
    combined: 'long_ghep',
    events: 1,
    topics: ['III.2'],
    audiences: ['II.2'],
    task: 'IV.1.1',
  };
}

export const meeting = described(meetingFields, { first, errors, warnings });
