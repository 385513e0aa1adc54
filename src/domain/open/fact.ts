// One activity as others read it: flat, in whole words and numbers. This one list of columns is the OpenAPI schema, the
// header of the CSV and the metadata of the OData feed. What people were is never in it; small groups are left out. [O1] [O2]
import type { ActivityType } from '../activity/type.ts';
import type { Value } from '../field.ts';
import type { Measure } from '../measure.ts';
import { channelOf, measures, measuresOf } from '../measure.ts';
import type { Row } from '../record.ts';
import { isSmall } from '../report/small-numbers.ts';
import type { Scope } from '../scope.ts';

export type ColumnType = 'text' | 'whole' | 'decimal' | 'date';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** What it is, in the language of whoever reads the file. */
  readonly about: string;
}

export type Fact = Readonly<Record<string, string | number | null>>;

/** Heads: from one to four may point at persons, and are left out. domain.md §6.3 [O2] */
export const headMeasures: readonly Measure[] = [
  'people',
  'women',
  'firstTime',
  'entrants',
  'visitors',
];

/** Kept in tenths; read as metres and square metres. */
const tenths: readonly Measure[] = ['panelArea', 'bannerLength'];

const measureAbout: Readonly<Record<Measure, string>> = {
  n: 'Số bản ghi',
  airings: 'Lượt phát',
  minutes: 'Phút phát sóng, mọi lượt',
  own: 'Tin, bài tự sản xuất',
  relays: 'Lượt tiếp âm',
  sites: 'Điểm trưng bày',
  exhibits: 'Ảnh, tranh, hiện vật',
  visitors: 'Lượt người xem',
  panels: 'Pa-nô, tranh cổ động',
  panelArea: 'Diện tích pa-nô, tranh (m²)',
  banners: 'Băng rôn',
  bannerLength: 'Chiều dài băng rôn (m)',
  sheets: 'Áp phích, tờ rơi',
  people: 'Lượt người dự',
  women: 'Trong đó nữ',
  firstTime: 'Lần đầu được tập huấn',
  points: 'Điểm cầu',
  meetings: 'Cuộc',
  products: 'Sản phẩm',
  boards: 'Bảng tin hoạt động',
  entrants: 'Người dự thi',
  posts: 'Tin đăng mạng',
};

export const measureColumns: readonly Column[] = measures.map((name) => ({
  name,
  type: tenths.includes(name) ? 'decimal' : 'whole',
  about: measureAbout[name],
}));

export const factColumns: readonly Column[] = [
  { name: 'id', type: 'text', about: 'Mã bản ghi' },
  { name: 'unitSet', type: 'text', about: 'Bộ mã đơn vị' },
  { name: 'unitCode', type: 'text', about: 'Mã đơn vị trong bộ mã' },
  { name: 'unitName', type: 'text', about: 'Đơn vị' },
  { name: 'year', type: 'whole', about: 'Năm báo cáo' },
  { name: 'type', type: 'text', about: 'Loại hoạt động' },
  { name: 'state', type: 'text', about: 'Tình trạng duyệt' },
  { name: 'date', type: 'date', about: 'Ngày, ngày đầu' },
  { name: 'title', type: 'text', about: 'Tên hoạt động' },
  { name: 'task', type: 'text', about: 'Nhiệm vụ của Kế hoạch 48/KH-UBND' },
  { name: 'topics', type: 'text', about: 'Nội dung, cách nhau bằng dấu phẩy' },
  { name: 'conventions', type: 'text', about: 'Công ước, cách nhau bằng dấu phẩy' },
  { name: 'audiences', type: 'text', about: 'Đối tượng, cách nhau bằng dấu phẩy' },
  { name: 'channel', type: 'text', about: 'Hình thức thông tin cơ sở' },
  { name: 'occasion', type: 'text', about: 'Dịp' },
  { name: 'version', type: 'whole', about: 'Phiên bản của bản ghi' },
  ...measureColumns,
];

/** @param unitName as the catalogue has it */
export function factOf(
  { id, type, state, v, values }: Omit<Row, 'type'> & { readonly type: ActivityType },
  { unit, year }: Scope,
  unitName: string,
): Fact {
  const cell = measuresOf(type, values);
  return {
    id,
    unitSet: unit.set,
    unitCode: unit.code,
    unitName,
    year,
    type,
    state,
    date: textOf(values['date']),
    title: textOf(values['title']),
    task: textOf(values['task']),
    topics: textOf(values['topics']),
    conventions: textOf(values['conventions']),
    audiences: textOf(values['audiences']),
    channel: channelOf(type, values) ?? null,
    occasion: textOf(values['occasion']),
    version: v,
    ...Object.fromEntries(measures.map((one) => [one, shownMeasure(one, cell[one] ?? 0)])),
  };
}

/** In the unit of its column; null where a few may be recognised. [O2] */
export function shownMeasure(measure: Measure, value: number): number | null {
  if (headMeasures.includes(measure) && isSmall(value)) return null;
  return tenths.includes(measure) ? value / 10 : value;
}

function textOf(value: Value | undefined): string | null {
  if (Array.isArray(value)) {
    const codes = value.filter((code) => typeof code === 'string');
    return codes.length > 0 ? codes.join(',') : null;
  }
  return typeof value === 'string' && value !== '' ? value : null;
}
