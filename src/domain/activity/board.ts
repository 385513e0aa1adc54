// F. Bảng tin: a public board, electronic or not. domain.md §2.3 F; NĐ 49/2024/NĐ-CP art. 11
import type { Field, Finding, Typed, Values, ValuesOf } from '../field.ts';
import { isEmpty } from '../field.ts';
import {
  dayField,
  lastDayField,
  placeField,
  planFields,
  sourceFields,
  titleField,
} from './common.ts';
import type { Now } from './description.ts';
import { described } from './description.ts';

const electronic = (v: Typed) => v.boardType === 'dien_tu';

const boardFields = [
  { key: 'boardType', kind: 'choice', need: 'save', again: true, of: ['dien_tu', 'thuong'] },
  titleField,
  { ...placeField, place: 'main', again: true },
  dayField,
  { ...lastDayField, place: 'main' },
  { key: 'boards', kind: 'int', need: 'save', again: true, min: 1, max: 500 },
  { key: 'boardsOn', kind: 'int', need: 'save', min: 0, max: 500, whole: 'boards' },
  { key: 'items', kind: 'int', need: 'save', min: 1, max: 500 },
  { key: 'contentForm', kind: 'choices', need: 'save', again: true, of: ['chu', 'anh', 'video'] },
  {
    key: 'timesPerDay',
    kind: 'int',
    need: 'may',
    place: 'main',
    asked: true,
    again: true,
    half: true,
    min: 1,
    max: 500,
    when: electronic,
  },
  {
    key: 'secondsPerItem',
    kind: 'int',
    need: 'may',
    place: 'main',
    again: true,
    half: true,
    min: 1,
    max: 3600,
    when: electronic,
  },
  ...sourceFields,
  ...planFields,
] as const satisfies readonly Field[];

type Board = ValuesOf<typeof boardFields>;

/** [A19] */
function errors(v: Board): Finding[] {
  const found: Finding[] = [];
  const { boards: total, boardsOn: on } = v;
  if (total !== undefined && on !== undefined && on > total)
    found.push({ field: 'boardsOn', code: 'boards_over', params: { total } });
  if (v.boardType === 'dien_tu' && isEmpty(v.timesPerDay))
    found.push({ field: 'timesPerDay', code: 'required' });
  if (v.boardType === 'thuong' && v.contentForm?.includes('video'))
    found.push({ field: 'contentForm', code: 'video_on_paper' });
  return found;
}

const secondsOfDay = 86_400;

/** [A17] */
function warnings(v: Board): Finding[] {
  const found: Finding[] = [];
  if (v.boardsOn === 0) found.push({ field: 'boardsOn', code: 'boards_dark' });
  const { items = 0, timesPerDay = 0, secondsPerItem = 0 } = v;
  if (items * timesPerDay * secondsPerItem > secondsOfDay)
    found.push({ field: 'secondsPerItem', code: 'day_too_short' });
  return found;
}

function first({ today }: Now): Values {
  return {
    date: today,
    boardType: 'dien_tu',
    boards: 1,
    items: 1,
    contentForm: ['chu'],
    source: 'xa',
    topics: ['III.3'],
    audiences: ['II.2'],
    task: 'IV.3.1',
  };
}

export const board = described(boardFields, { first, errors, warnings });
