// I. Đăng mạng: the unit's own posts on a portal, a social network or by text message. No comments, no accounts of
// others, no sentiment: there is no field for them. domain.md §2.3 I; the plan IV.6.2
import type { Field, Finding, Typed, Values, ValuesOf } from '../field.ts';
import { dayField, lastDayField, planFields, titleField, urlError, urlField } from './common.ts';
import type { Now } from './description.ts';
import { described } from './description.ts';

const hasPage = (v: Typed) => v.channel !== 'tin_nhan';

const postFields = [
  {
    key: 'channel',
    kind: 'choice',
    need: 'save',
    again: true,
    of: ['cong_ttdt', 'mang_xa_hoi', 'tin_nhan'],
  },
  titleField,
  { key: 'page', kind: 'text', need: 'save', again: true, max: 120 },
  dayField,
  { ...lastDayField, place: 'main' },
  { key: 'posts', kind: 'int', need: 'save', min: 1, max: 10_000 },
  { key: 'reach', kind: 'int', need: 'may', once: true, place: 'main', min: 0, max: 100_000_000 },
  { ...urlField, place: 'main', again: true, when: hasPage },
  ...planFields,
] as const satisfies readonly Field[];

type Post = ValuesOf<typeof postFields>;

/** [A22] */
function errors(v: Post): Finding[] {
  return v.channel === 'tin_nhan' && v.url !== undefined
    ? [{ field: 'url', code: 'url_of_message' }]
    : urlError(v.url);
}

/** [A17] */
function warnings(v: Post): Finding[] {
  return v.posts !== undefined && v.posts > 500 ? [{ field: 'posts', code: 'many_posts' }] : [];
}

function first({ today }: Now): Values {
  return {
    date: today,
    channel: 'cong_ttdt',
    posts: 1,
    topics: ['III.3'],
    audiences: ['II.2'],
    task: 'IV.6.2',
  };
}

export const post = described(postFields, { first, errors, warnings });
