// E. Sản phẩm: a news item, article, report, drama, sketch or video that was made. One product, many airings: an airing
// of it is a broadcast of its own. domain.md §2.3 E; the plan IV.3.1
import type { Field, Finding, Values, ValuesOf } from '../field.ts';
import { isEmpty } from '../field.ts';
import { codesOf, plan } from '../plan.ts';
import { dayField, planFields, titleField, urlError, urlField } from './common.ts';
import type { Now } from './description.ts';
import { described } from './description.ts';

/** What is listened to or watched, and so lasts. */
const lasting: readonly unknown[] = ['phong_su', 'kich_truyen_thanh', 'tieu_pham', 'video'];

/** The envelope's date is the day of first publication: asked once. [A18] */
const productFields = [
  { key: 'kind', kind: 'choice', need: 'save', again: true, of: codesOf(plan.productKinds) },
  titleField,
  dayField,
  { key: 'count', kind: 'int', need: 'save', min: 1, max: 1000 },
  {
    key: 'channel',
    kind: 'choice',
    need: 'save',
    again: true,
    of: codesOf(plan.channels),
    ended: 'truyen_thanh_huyen',
  },
  { key: 'medium', kind: 'text', need: 'may', place: 'main', again: true, max: 80 },
  {
    key: 'minutes',
    kind: 'int',
    need: 'may',
    place: 'main',
    min: 1,
    max: 180,
    when: (v) => lasting.includes(v.kind) || !isEmpty(v.minutes),
  },
  { ...urlField, place: 'main' },
  { key: 'language', kind: 'choice', need: 'save', of: ['vi', 'dan_toc_thieu_so', 'nuoc_ngoai'] },
  { key: 'translated', kind: 'choice', need: 'save', of: ['khong', 'co'] },
  ...planFields,
] as const satisfies readonly Field[];

type Product = ValuesOf<typeof productFields>;

/** [A18] */
function errors(v: Product): Finding[] {
  const timed = v.minutes !== undefined && v.kind !== undefined && !lasting.includes(v.kind);
  return [
    ...urlError(v.url),
    ...(timed && v.kind !== 'khac' ? [{ field: 'minutes', code: 'minutes_of_text' }] : []),
  ];
}

/** [A17] */
function warnings(v: Product): Finding[] {
  return v.count !== undefined && v.count > 100 ? [{ field: 'count', code: 'many_products' }] : [];
}

function first({ today }: Now): Values {
  return {
    date: today,
    kind: 'bai',
    count: 1,
    channel: 'truyen_thanh_xa',
    language: 'vi',
    translated: 'khong',
    topics: ['III.3'],
    audiences: ['II.2'],
    task: 'IV.3.1',
  };
}

export const product = described(productFields, { first, errors, warnings });
