// One line about an entry for lists: "17:00 · 10 phút · 42/42 cụm loa". Part of the first load, so it knows the values
// by name and needs neither the forms' descriptions nor their words.
import type { RecordType } from '../../domain/activity/type.ts';
import type { WordKey } from '../words/words.ts';
import { t } from '../words/words.ts';

type Typed = Readonly<Record<string, unknown>>;

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The number in its words, or nothing while it is not there. */
function counted(key: WordKey, value: unknown): string | undefined {
  return numberOf(value) > 0 ? t(key, { n: numberOf(value) }) : undefined;
}

function sum(typed: Typed, prefix: string): number {
  return Object.entries(typed).reduce(
    (total, [key, value]) => (key.startsWith(prefix) ? total + numberOf(value) : total),
    0,
  );
}

function broadcast(v: Typed): readonly (string | undefined)[] {
  const { clustersOn: on, clustersTotal: total } = v;
  return [
    textOf(v.start),
    counted('summary.minutes', v.minutes),
    numberOf(v.airings) > 1 ? counted('summary.airings', v.airings) : undefined,
    typeof on === 'number' && typeof total === 'number'
      ? t('summary.clusters', { on, total })
      : undefined,
  ];
}

function exhibition(v: Typed): readonly (string | undefined)[] {
  const pictures = numberOf(v['counts.anh_tu_lieu']);
  const paintings = numberOf(v['counts.tranh_co_dong']);
  const about = v.visitorsMethod === 'uoc_tinh';
  return [
    textOf(v.place),
    counted('summary.pictures', pictures),
    counted('summary.paintings', paintings),
    counted('summary.exhibits', sum(v, 'counts.') - pictures - paintings),
    v.visitorsMethod === 'khong_tinh'
      ? undefined
      : counted(about ? 'summary.visitorsAbout' : 'summary.visitors', v.visitors),
  ];
}

function poster(v: Typed): readonly (string | undefined)[] {
  return [textOf(v.place), counted('summary.lines', Array.isArray(v.lines) ? v.lines.length : 0)];
}

function training(v: Typed): readonly (string | undefined)[] {
  return [
    counted('summary.people', sum(v, 'attendance.')),
    counted('summary.female', v.female),
    counted('summary.sessions', v.sessions),
  ];
}

/** The types that are told by their numbers alone. */
const plain: Readonly<Record<string, readonly (readonly [WordKey, string])[]>> = {
  san_pham: [
    ['summary.products', 'count'],
    ['summary.minutes', 'minutes'],
  ],
  bang_tin: [
    ['summary.boards', 'boardsOn'],
    ['summary.items', 'items'],
  ],
  cuoc_thi: [['summary.entries', 'entries']],
  hoi_nghi: [
    ['summary.events', 'events'],
    ['summary.people', 'participants'],
    ['summary.female', 'female'],
  ],
  dang_mang: [
    ['summary.posts', 'posts'],
    ['summary.reach', 'reach'],
  ],
  the_dai: [['summary.allClusters', 'clustersTotal']],
};

type Summary = (typed: Typed) => readonly (string | undefined)[];

const own: Readonly<Record<string, Summary>> = {
  phat_thanh: broadcast,
  trien_lam: exhibition,
  co_dong: poster,
  tap_huan: training,
};

/** Drafts are summed up too: what is not a number yet is left out. */
export function activitySummary(type: RecordType, typed: Typed): string {
  const said =
    own[type]?.(typed) ?? (plain[type] ?? []).map(([word, key]) => counted(word, typed[key]));
  const parts = said.filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' · ') : t(`type.${type}`);
}
