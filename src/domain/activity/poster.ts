// C. Cổ động trực quan: posters, panels, banners. domain.md §2.3 C; the plan IV.3.1
import type { Field, Finding, Line, Typed, Values, ValuesOf } from '../field.ts';
import { isEmpty } from '../field.ts';
import { daysBetween } from '../period.ts';
import type { CheckContext } from './common.ts';
import { dayField, placeField, planFields, titleField } from './common.ts';
import type { Now } from './description.ts';
import { described } from './description.ts';

/** Kinds whose size must be known, because the report gives m² or m. */
const measured = ['pano', 'bang_ron', 'tranh_co_dong'];

/** Posters and flags come in set sizes or none: a line asks for a size only where the report may need one. */
const sizeless: readonly unknown[] = ['co', 'to_roi', 'phuon', 'ap_phich'];

function hasSize(side: 'width' | 'height') {
  return (line: Typed) =>
    (!isEmpty(line.kind) && !sizeless.includes(line.kind)) || !isEmpty(line[side]);
}

/** The envelope's date is the day the posters went up (installedOn of the field list): asked once. [A12] */
const posterFields = [
  titleField,
  { ...placeField, place: 'main' },
  dayField,
  {
    key: 'lines',
    kind: 'list',
    need: 'save',
    max: 50,
    of: [
      {
        key: 'kind',
        kind: 'choice',
        need: 'save',
        of: [
          'pano',
          'ap_phich',
          'bang_ron',
          'tranh_co_dong',
          'phuon',
          'co',
          'to_roi',
          'man_hinh_led',
        ],
      },
      { key: 'qty', kind: 'int', need: 'save', min: 1, max: 100_000 },
      { key: 'width', kind: 'decimal', need: 'may', min: 0.1, max: 50, when: hasSize('width') },
      { key: 'height', kind: 'decimal', need: 'may', min: 0.1, max: 50, when: hasSize('height') },
    ],
  },
  { key: 'slogan', kind: 'text', need: 'may', max: 200 },
  { key: 'plannedRemoval', kind: 'date', need: 'may' },
  {
    key: 'condition',
    kind: 'choice',
    need: 'save',
    once: true,
    of: ['dang_treo', 'hu_hong', 'da_thao'],
  },
  {
    key: 'removedOn',
    kind: 'date',
    need: 'may',
    once: true,
    place: 'main',
    asked: true,
    when: (v) => v.condition === 'da_thao',
  },
  { key: 'approvalRef', kind: 'text', need: 'may', max: 60 },
  ...planFields,
] as const satisfies readonly Field[];

type Poster = ValuesOf<typeof posterFields>;

/** [A12] */
function errors(v: Poster, { today }: CheckContext): Finding[] {
  const found: Finding[] = [];
  v.lines?.forEach((line, index) => {
    if (!measured.includes(String(line.kind))) return;
    for (const side of ['width', 'height']) {
      if (line[side] === undefined)
        found.push({ field: `lines.${index}.${side}`, code: 'size_needed' });
    }
  });
  for (const key of ['plannedRemoval', 'removedOn'] as const) {
    const day = v[key];
    if (day && v.date && day < v.date) found.push({ field: key, code: 'removal_before' });
  }
  if (v.removedOn && v.removedOn > today) found.push({ field: 'removedOn', code: 'date_future' });
  if (v.condition === 'da_thao' && !v.removedOn)
    found.push({ field: 'removedOn', code: 'required' });
  if (v.removedOn && v.condition && v.condition !== 'da_thao') {
    found.push({ field: 'condition', code: 'removed_but_up' });
  }
  return found;
}

/** Banners are taken down after 15 days (limit of the advertising law): said, not forced. [A17] */
function warnings(v: Poster): Finding[] {
  const banner = v.lines?.some((line) => line.kind === 'bang_ron') ?? false;
  const days = v.plannedRemoval && v.date ? daysBetween(v.date, v.plannedRemoval) : 0;
  return banner && days > 15 ? [{ field: 'plannedRemoval', code: 'banner_long' }] : [];
}

function first({ today }: Now): Values {
  return {
    date: today,
    lines: [{ kind: 'pano', qty: 1 }],
    condition: 'dang_treo',
    topics: ['III.3'],
    audiences: ['II.2'],
    task: 'IV.3.1',
  };
}

export const poster = described(posterFields, { first, errors, warnings });

/** m² of panels and pictures, m of banners; derived, never stored. [A9] */
export function posterTotals(lines: readonly Line[]): {
  readonly squareMetres: number;
  readonly metres: number;
} {
  let squareMetres = 0;
  let metres = 0;
  for (const { kind, qty, width, height } of lines) {
    if (typeof qty !== 'number' || typeof width !== 'number' || typeof height !== 'number')
      continue;
    if (kind === 'pano' || kind === 'tranh_co_dong') squareMetres += qty * width * height;
    if (kind === 'bang_ron') metres += qty * Math.max(width, height);
  }
  return { squareMetres: round1(squareMetres), metres: round1(metres) };
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
