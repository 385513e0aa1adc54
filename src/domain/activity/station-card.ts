// The commune's station: what it has, when it goes on air, what is broken. No activity: a card kept up to date, one a
// commune and reporting year. domain.md §2.3 "Station card", NĐ 49/2024/NĐ-CP art. 7–9 [D1]
import type { Field, Finding, Line, Typed, Values, ValuesOf } from '../field.ts';
import { isEmpty } from '../field.ts';
import { slotDays } from '../timetable.ts';
import type { CheckContext } from './common.ts';
import { broadcastKinds, faults, sourceField, technologyField } from './common.ts';
import { described } from './description.ts';

function lastLine(lines: unknown): Typed {
  const last: unknown = Array.isArray(lines) ? lines.at(-1) : undefined;
  return typeof last === 'object' && last !== null ? { ...last } : {};
}

/** A second slot of the day is like the first, in the late afternoon. */
function nextSlot({ slots }: Typed): Line {
  const { days, minutes, kind, source } = lastLine(slots);
  return {
    days: typeof days === 'string' ? days : 'thu_2_7',
    start: isEmpty(slots) ? '05:00' : '17:00',
    minutes: typeof minutes === 'number' ? minutes : 10,
    kind: typeof kind === 'string' ? kind : 'tu_san_xuat',
    source: typeof source === 'string' ? source : 'xa',
  };
}

const stationFields = [
  { key: 'clustersTotal', kind: 'int', need: 'save', min: 0, max: 500 },
  { ...technologyField, need: 'save', again: undefined },
  {
    key: 'slots',
    kind: 'list',
    need: 'may',
    place: 'main',
    max: 20,
    line: nextSlot,
    of: [
      { key: 'days', kind: 'choice', need: 'save', of: slotDays },
      { key: 'start', kind: 'time', need: 'save', half: true },
      { key: 'minutes', kind: 'int', need: 'save', half: true, min: 1, max: 180 },
      { key: 'kind', kind: 'choice', need: 'save', of: broadcastKinds },
      { key: 'source', kind: 'choice', need: 'save', of: sourceField.of },
      { key: 'clusters', kind: 'int', need: 'may', min: 0, max: 500 },
    ],
  },
  {
    key: 'faults',
    kind: 'list',
    need: 'may',
    place: 'main',
    max: 50,
    of: [
      { key: 'opened', kind: 'date', need: 'save', half: true },
      { key: 'closed', kind: 'date', need: 'may', half: true },
      { key: 'clusters', kind: 'int', need: 'save', min: 1, max: 500 },
      { key: 'cause', kind: 'choice', need: 'save', of: faults.filter((one) => one !== 'khong') },
    ],
  },
  {
    key: 'areas',
    kind: 'list',
    need: 'may',
    max: 60,
    of: [
      { key: 'place', kind: 'text', need: 'save', max: 120 },
      { key: 'clusters', kind: 'int', need: 'save', min: 0, max: 500 },
    ],
  },
  { key: 'loudspeakers', kind: 'int', need: 'may', min: 0, max: 5000 },
  { key: 'regulationNumber', kind: 'text', need: 'may', max: 60 },
  { key: 'regulationDate', kind: 'date', need: 'may' },
  {
    key: 'operatorRole',
    kind: 'choice',
    need: 'may',
    of: ['cong_chuc', 'khong_chuyen_trach', 'hop_dong'],
  },
  { key: 'provider', kind: 'text', need: 'may', max: 120 },
] as const satisfies readonly Field[];

type Station = ValuesOf<typeof stationFields>;

/** [D2] */
function errors(v: Station, { today }: CheckContext): Finding[] {
  const found: Finding[] = [];
  const total = v.clustersTotal;
  const over = (field: string, clusters: unknown) => {
    if (total !== undefined && typeof clusters === 'number' && clusters > total)
      found.push({ field, code: 'clusters_over', params: { total } });
  };
  v.slots?.forEach((slot, index) => {
    over(`slots.${index}.clusters`, slot.clusters);
    if (slot.kind === 'tu_san_xuat' && slot.source !== 'xa')
      found.push({ field: `slots.${index}.source`, code: 'self_made_source' });
  });
  v.faults?.forEach(({ opened, closed, clusters }, index) => {
    over(`faults.${index}.clusters`, clusters);
    if (typeof opened !== 'string') return;
    if (opened > today) found.push({ field: `faults.${index}.opened`, code: 'date_future' });
    if (typeof closed === 'string' && closed < opened)
      found.push({ field: `faults.${index}.closed`, code: 'date_order' });
  });
  return found;
}

/** The parts are told apart from the whole, so they may disagree: that is said. [A17] */
function warnings(v: Station): Finding[] {
  const parts = (v.areas ?? []).map((area) => Number(area.clusters));
  const sum = parts.reduce((all, one) => all + one, 0);
  return v.clustersTotal !== undefined && parts.length > 0 && sum !== v.clustersTotal
    ? [{ field: 'areas', code: 'areas_differ', params: { sum, total: v.clustersTotal } }]
    : [];
}

const first = (): Values => ({ technology: ['ip'] });

export const stationCard = described(stationFields, { first, errors, warnings });
