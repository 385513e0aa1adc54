// The columns of the annexes: what each kind of record adds to them. Pure counts of domain.md §3.4; the same codes name
// the columns in the outline (outline.json). [B2]
import { trainingGroups, trainingTotal } from '../activity/training.ts';
import type { ActivityType } from '../activity/type.ts';
import { sumOf } from '../field.ts';
import { codesOf, plan } from '../plan.ts';
import type { Measure } from './grid.ts';
import type { Measured } from './line.ts';
import { listOf, numberOf, textOf } from './line.ts';

type Count = (line: Measured) => number;

/** What one type of activity adds to a column. */
function of(type: ActivityType, count: Count): Measure['of'] {
  return (line) => (line.type === type ? count(line) : undefined);
}

function column(key: string, type: ActivityType, count: Count): Measure {
  return { key, of: of(type, count) };
}

const value =
  (key: string): Count =>
  (line) =>
    numberOf(line.values[key]);
const one: Count = () => 1;
const airings = value('airings');

export const broadcastMeasures: readonly Measure[] = [
  {
    key: 'clusters',
    said: true,
    of: ({ type, values }) => (type === 'the_dai' ? numberOf(values['clustersTotal']) : undefined),
  },
  {
    key: 'working',
    of: of('phat_thanh', (line) => airings(line) * value('clustersOn')(line)),
    per: of('phat_thanh', (line) => airings(line) * value('clustersTotal')(line)),
  },
  column('made', 'phat_thanh', ({ values }) =>
    values['kind'] === 'tu_san_xuat' ? sumOf(values, 'items.') : 0,
  ),
  column('airings', 'phat_thanh', airings),
  column('minutes', 'phat_thanh', (line) => airings(line) * value('minutes')(line)),
  column('relayed', 'phat_thanh', (line) =>
    line.values['kind'] === 'tiep_am' ? airings(line) : 0,
  ),
  ...codesOf(plan.topics).map((code) =>
    column(code, 'phat_thanh', (line) =>
      listOf(line.values['topics']).includes(code) ? airings(line) : 0,
    ),
  ),
];

const pictures: Count = ({ values }) =>
  numberOf(values['counts.anh_tu_lieu']) + numberOf(values['counts.tranh_co_dong']);

interface Hung {
  readonly kind: string;
  readonly qty: number;
  readonly width: number;
  readonly height: number;
}

function hung({ values }: Measured, kinds: readonly string[]): readonly Hung[] {
  return listOf(values['lines']).flatMap((line) => {
    if (typeof line !== 'object' || line === null) return [];
    const { kind, qty, width, height }: Partial<Record<string, unknown>> = { ...line };
    const number = (side: unknown) => (typeof side === 'number' ? side : 0);
    return kinds.includes(String(kind))
      ? [{ kind: String(kind), qty: number(qty), width: number(width), height: number(height) }]
      : [];
  });
}

/** Rounded to tenths in each record, so that the column adds up on paper. */
function measured(kind: string, size: (one: Hung) => number): Count {
  return (line) =>
    Math.round(10 * hung(line, [kind]).reduce((sum, one_) => sum + one_.qty * size(one_), 0)) / 10;
}

function pieces(...kinds: readonly string[]): Count {
  return (line) => hung(line, kinds).reduce((sum, { qty }) => sum + qty, 0);
}

export const displayMeasures: readonly Measure[] = [
  column('exhibitions', 'trien_lam', one),
  column('sites', 'trien_lam', ({ values }) => listOf(values['sites']).length),
  column('pictures', 'trien_lam', pictures),
  column('visitors', 'trien_lam', (line) =>
    line.values['visitorsMethod'] === 'khong_tinh' ? 0 : value('visitors')(line),
  ),
  column('panels', 'co_dong', pieces('pano')),
  column(
    'panelArea',
    'co_dong',
    measured('pano', ({ width, height }) => width * height),
  ),
  column('banners', 'co_dong', pieces('bang_ron')),
  column(
    'bannerLength',
    'co_dong',
    measured('bang_ron', (b) => Math.max(b.width, b.height)),
  ),
  column('posters', 'co_dong', pieces('ap_phich', 'tranh_co_dong')),
  column('leaflets', 'co_dong', pieces('to_roi')),
  column('flags', 'co_dong', pieces('co', 'phuon', 'man_hinh_led')),
  column('vehicleDays', 'trien_lam', value('vehicleDays')),
  column('removed', 'co_dong', ({ values }) => (values['condition'] === 'da_thao' ? 1 : 0)),
];

/** Columns of heads; the groups stand after them, in the order of the form. */
export const trainingMeasures: readonly Measure[] = [
  column('classes', 'tap_huan', one),
  ...['truc_tiep', 'truc_tuyen', 'ket_hop'].map((form) =>
    column(form, 'tap_huan', ({ values }) => (values['form'] === form ? 1 : 0)),
  ),
  column('points', 'tap_huan', value('points')),
  { ...column('people', 'tap_huan', ({ values }) => trainingTotal(values)), heads: true },
  { ...column('female', 'tap_huan', value('female')), heads: true },
  { ...column('firstTime', 'tap_huan', value('firstTime')), heads: true },
  ...trainingGroups.map((group) => ({
    ...column(group, 'tap_huan', value(`attendance.${group}`)),
    heads: true as const,
  })),
];

function made(...kinds: readonly string[]): Count {
  return (line) => (kinds.includes(textOf(line.values['kind'])) ? value('count')(line) : 0);
}

function posted(channel: string): Count {
  return (line) => (line.values['channel'] === channel ? value('posts')(line) : 0);
}

export const productMeasures: readonly Measure[] = [
  column('news', 'san_pham', made('tin')),
  column('articles', 'san_pham', made('bai')),
  column('reports', 'san_pham', made('phong_su')),
  column('dramas', 'san_pham', made('kich_truyen_thanh', 'tieu_pham')),
  column('videos', 'san_pham', made('video')),
  column('others', 'san_pham', made('khac')),
  // An item on a working board is put up once, however often it shows.
  column('board', 'bang_tin', (line) => value('items')(line) * value('boardsOn')(line)),
  column('portal', 'dang_mang', posted('cong_ttdt')),
  column('social', 'dang_mang', posted('mang_xa_hoi')),
  column('messages', 'dang_mang', posted('tin_nhan')),
  column('contests', 'cuoc_thi', one),
];

export const taskMeasures: readonly Measure[] = [
  { key: 'entries', of: ({ date }) => (date === '' ? undefined : 1) },
  column('meetings', 'hoi_nghi', value('events')),
  column('participants', 'hoi_nghi', value('participants')),
  column('classes', 'tap_huan', one),
  column('people', 'tap_huan', ({ values }) => trainingTotal(values)),
  column('airings', 'phat_thanh', airings),
  column('exhibitions', 'trien_lam', one),
  column('displays', 'co_dong', one),
  column('products', 'san_pham', value('count')),
  column('boards', 'bang_tin', one),
  column('posts', 'dang_mang', value('posts')),
  column('contests', 'cuoc_thi', one),
];
