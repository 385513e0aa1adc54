// What one entry adds to the sums of a task, a topic or a month, in whole numbers, and the way it reached people. Sums of
// whole numbers come out the same in whatever order they are made. domain.md §3.3, §3.4 [G10]
import { figuresOf } from './activity/figures.ts';
import { posterTotals } from './activity/poster.ts';
import type { ActivityType } from './activity/type.ts';
import type { Line, Values } from './field.ts';
import { sumOf } from './field.ts';

export const measures = [
  /** Entries. */
  'n',
  'airings',
  'minutes',
  /** Tin, bài the commune made itself, and airings of what others made. */
  'own',
  'relays',
  'sites',
  'exhibits',
  'visitors',
  'panels',
  /** Tenths of a square metre, tenths of a metre. */
  'panelArea',
  'banners',
  'bannerLength',
  'sheets',
  'meetings',
  'people',
  'women',
  'firstTime',
  'points',
  'products',
  'boards',
  'entrants',
  'posts',
] as const;
export type Measure = (typeof measures)[number];

/** Absent is nought. */
export type Cell = Readonly<Partial<Record<Measure, number>>>;

/** Only what is not nought. */
export function measuresOf(type: ActivityType, values: Values): Cell {
  const all: Cell = { n: 1, ...figuresOf(values), ...ofType(type, values) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== 0));
}

function ofType(type: ActivityType, values: Values): Cell {
  const number = (key: string) => {
    const value = values[key];
    return typeof value === 'number' ? Math.round(value) : 0;
  };
  switch (type) {
    case 'phat_thanh':
      return {
        own: values['kind'] === 'tu_san_xuat' ? sumOf(values, 'items.') : 0,
        relays: values['kind'] === 'tiep_am' ? number('airings') : 0,
      };
    case 'trien_lam':
      return { sites: linesOf(values['sites']).length, exhibits: sumOf(values, 'counts.') };
    case 'co_dong':
      return posters(linesOf(values['lines']));
    case 'tap_huan':
      return {
        women: number('female'),
        firstTime: number('firstTime'),
        points: number('points'),
      };
    case 'hoi_nghi':
      return { meetings: number('events'), women: number('female'), points: number('points') };
    case 'san_pham':
      return { products: number('count') };
    case 'bang_tin':
      return { boards: number('boardsOn') };
    case 'cuoc_thi':
      return { entrants: number('entrants') };
    case 'dang_mang':
      return { posts: number('posts') };
  }
}

function linesOf(value: Values[string]): readonly Line[] {
  return Array.isArray(value) ? value.filter((line) => typeof line === 'object') : [];
}

function posters(lines: readonly Line[]): Cell {
  const count = (...kinds: readonly string[]) =>
    lines
      .filter(({ kind }) => kinds.includes(String(kind)))
      .reduce((sum, { qty }) => sum + (typeof qty === 'number' ? qty : 0), 0);
  const { squareMetres, metres } = posterTotals(lines);
  return {
    panels: count('pano', 'tranh_co_dong'),
    panelArea: Math.round(squareMetres * 10),
    banners: count('bang_ron'),
    bannerLength: Math.round(metres * 10),
    sheets: count('ap_phich', 'to_roi'),
  };
}

/** A code of the plan's channels; a contest is on none. [G10] */
export function channelOf(type: ActivityType, values: Values): string | undefined {
  switch (type) {
    case 'phat_thanh':
      return 'truyen_thanh_xa';
    case 'trien_lam':
      return 'trien_lam';
    case 'co_dong':
      return 'tai_lieu';
    case 'tap_huan':
      return 'hoi_nghi';
    case 'hoi_nghi':
      return values['purpose'] === 'noi_chuyen' ? 'tuyen_truyen_vien' : 'hoi_nghi';
    case 'bang_tin':
      return values['boardType'] === 'thuong' ? 'bang_tin' : 'bang_tin_dien_tu';
    case 'san_pham':
    case 'dang_mang':
      return typeof values['channel'] === 'string' ? values['channel'] : undefined;
    case 'cuoc_thi':
      return undefined;
  }
}
