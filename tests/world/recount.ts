// The report counted again by other code: straight from the raw rows of the database, by plain loops, knowing nothing of
// measures, grids or lines. Written for the days, units and rules of the sample: year 2026, approved, as now.
import type { Queries } from '../../server/storage/database.ts';

/** "III/HY2025.12472/airings" → 163; null where nobody has said it. */
export type Recounted = Map<string, number | null>;

interface Doc {
  readonly values: Readonly<Record<string, never>>;
  readonly conflicts: readonly unknown[];
}
type Values = Readonly<Record<string, unknown>>;

const n = (value: unknown) => (typeof value === 'number' ? value : 0);
const list = (value: unknown): readonly Values[] => (Array.isArray(value) ? value : []);
const has = (value: unknown, one: string) => Array.isArray(value) && value.includes(one);

export async function recount(db: Queries, from: string, to: string): Promise<Recounted> {
  const found: Recounted = new Map();
  const on = new Map<string, [number, number]>();
  const add = (annex: string, row: string, column: string, value: number) => {
    for (const key of annex === 'II' ? [row] : [row, 'total']) {
      const place = `${annex}/${key}/${column}`;
      found.set(place, Math.round(10 * ((found.get(place) ?? 0) + value)) / 10);
    }
  };
  const rows = await db.selectFrom('record').selectAll().orderBy('id').execute();
  for (const { id, type, state, date, scope, unit_set: set, unit_code: code, doc } of rows) {
    const unit = `${set}.${code}`;
    const { values: v, conflicts } = JSON.parse(doc) as Doc & { values: Values };
    if (type === 'the_dai' && scope.endsWith(':2026'))
      add('III', unit, 'clusters', n(v.clustersTotal));
    if (type === 'the_dai' || type === 'khai_bao' || state === 'cancelled') continue;
    if (date < from || date > to) continue;
    const heap = conflicts.length > 0 ? 'differing' : state === 'approved' ? 'counted' : 'waiting';
    add('VII', unit, heap, 1);
    if (heap !== 'counted') continue;
    const task = (column: string, value: number) => add('II', String(v.task), column, value);
    task('entries', 1);
    ofType(type, v, { id, unit, task, add, on });
  }
  for (const [row, [working, all]] of on)
    if (all > 0) found.set(`III/${row}/working`, Math.round((1000 * working) / all) / 10);
  return found;
}

interface Ledger {
  readonly id: string;
  readonly unit: string;
  readonly task: (column: string, value: number) => void;
  readonly add: (annex: string, row: string, column: string, value: number) => void;
  readonly on: Map<string, [number, number]>;
}

function ofType(type: string, v: Values, { id, unit, task, add, on }: Ledger): void {
  switch (type) {
    case 'phat_thanh': {
      const airings = n(v.airings);
      for (const row of [unit, 'total']) {
        const [working, all] = on.get(row) ?? [0, 0];
        on.set(row, [working + airings * n(v.clustersOn), all + airings * n(v.clustersTotal)]);
      }
      add('III', unit, 'airings', airings);
      add('III', unit, 'minutes', airings * n(v.minutes));
      if (v.kind === 'tiep_am') add('III', unit, 'relayed', airings);
      if (v.kind === 'tu_san_xuat')
        for (const one of ['tin', 'bai', 'phong_su', 'kich_truyen_thanh', 'tieu_pham', 'khac'])
          add('III', unit, 'made', n(v[`items.${one}`]));
      for (const topic of ['III.1', 'III.2', 'III.3', 'III.4', 'III.5'])
        if (has(v.topics, topic)) add('III', unit, topic, airings);
      return task('airings', airings);
    }
    case 'trien_lam':
      add('IV', unit, 'exhibitions', 1);
      add('IV', unit, 'sites', list(v.sites).length);
      add('IV', unit, 'pictures', n(v['counts.anh_tu_lieu']) + n(v['counts.tranh_co_dong']));
      if (v.visitorsMethod !== 'khong_tinh') add('IV', unit, 'visitors', n(v.visitors));
      add('IV', unit, 'vehicleDays', n(v.vehicleDays));
      return task('exhibitions', 1);
    case 'co_dong':
      hung(v, (column, value) => add('IV', unit, column, value));
      return task('displays', 1);
    case 'tap_huan':
      training(v, id, add);
      task('classes', 1);
      return task('people', people(v));
    case 'san_pham': {
      const columns: Values = {
        tin: 'news',
        bai: 'articles',
        phong_su: 'reports',
        video: 'videos',
      };
      const drama = v.kind === 'kich_truyen_thanh' || v.kind === 'tieu_pham';
      add('VI', unit, drama ? 'dramas' : String(columns[String(v.kind)] ?? 'others'), n(v.count));
      return task('products', n(v.count));
    }
    case 'bang_tin':
      add('VI', unit, 'board', n(v.items) * n(v.boardsOn));
      return task('boards', 1);
    case 'dang_mang': {
      const columns: Values = { cong_ttdt: 'portal', mang_xa_hoi: 'social', tin_nhan: 'messages' };
      add('VI', unit, String(columns[String(v.channel)]), n(v.posts));
      return task('posts', n(v.posts));
    }
    case 'cuoc_thi':
      add('VI', unit, 'contests', 1);
      return task('contests', 1);
    case 'hoi_nghi':
      task('meetings', n(v.events));
      return task('participants', n(v.participants));
    default:
      throw new Error(`a type nobody has counted: ${type}`);
  }
}

function hung(v: Values, add: (column: string, value: number) => void): void {
  let [area, length] = [0, 0];
  for (const { kind, qty, width, height } of list(v.lines)) {
    if (kind === 'pano') add('panels', n(qty));
    if (kind === 'pano') area += n(qty) * n(width) * n(height);
    if (kind === 'bang_ron') add('banners', n(qty));
    if (kind === 'bang_ron') length += n(qty) * Math.max(n(width), n(height));
    if (kind === 'ap_phich' || kind === 'tranh_co_dong') add('posters', n(qty));
    if (kind === 'to_roi') add('leaflets', n(qty));
    if (kind === 'co' || kind === 'phuon' || kind === 'man_hinh_led') add('flags', n(qty));
  }
  add('panelArea', Math.round(area * 10) / 10);
  add('bannerLength', Math.round(length * 10) / 10);
  if (v.condition === 'da_thao') add('removed', 1);
}

function people(v: Values): number {
  const groups = Object.entries(v).filter(([key]) => key.startsWith('attendance.'));
  return groups.reduce((sum, [, value]) => sum + n(value), 0);
}

function training(v: Values, id: string, add: Ledger['add']): void {
  add('V', id, 'classes', 1);
  add('V', id, String(v.form), 1);
  add('V', id, 'points', n(v.points));
  add('V', id, 'people', people(v));
  add('V', id, 'female', n(v.female));
  add('V', id, 'firstTime', n(v.firstTime));
  for (const [key, value] of Object.entries(v))
    if (key.startsWith('attendance.')) add('V', id, key.replace('attendance.', ''), n(value));
}

/** Annex I: the communes' declarations of 2026, and three provincial agencies that have said nothing. */
export async function recountTargets(db: Queries, asked: number): Promise<Recounted> {
  const found: Recounted = new Map();
  const rows = await db.selectFrom('record').selectAll().where('type', '=', 'khai_bao').execute();
  const said = rows
    .filter(({ scope }) => scope.endsWith(':2026'))
    .map(({ doc }) => (JSON.parse(doc) as { values: Values }).values);
  const put = (code: string, numerator: number, denominator: number, declared: number) => {
    const none = declared === 0;
    found.set(`I/${code}/numerator`, none ? null : numerator);
    found.set(`I/${code}/denominator`, none ? null : denominator);
    const rate =
      none || denominator === 0 ? null : Math.floor((1000 * numerator) / denominator) / 10;
    found.set(`I/${code}/rate`, rate);
    found.set(`I/${code}/declared`, declared);
  };
  const spoken = said.filter((v) => v.spokesDecision !== undefined);
  put('I.2.1', spoken.filter((v) => n(v.informings) > 0).length, asked, spoken.length);
  for (const [letter, group] of [
    ['a', 'can_bo_qcn'],
    ['b', 'can_bo_tttt'],
    ['c', 'bao_chi_ttdn'],
    ['d', 'chu_chot_ctxh'],
  ]) {
    const own = said.filter((v) => v[`inPost.${group}`] !== undefined);
    const sum = (part: string) => own.reduce((all, v) => all + n(v[`${part}.${group}`]), 0);
    put(`I.2.2${letter}`, sum('trained'), sum('inPost'), own.length);
  }
  return found;
}
