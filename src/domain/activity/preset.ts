// What a new form already says: from the clock, the plan and the officer's last entry of the type. Seconds, not forms.
import type { Values } from '../field.ts';
import type { ActivityType } from './type.ts';

/** Slots of a station's day: from which hour the next one is likely, and its usual time. domain.md §2.2 */
const slots = [
  { slot: 'sang', until: '10:30', start: '05:00' },
  { slot: 'trua', until: '14:00', start: '11:00' },
  { slot: 'chieu', until: '18:30', start: '17:00' },
  { slot: 'toi', until: '24:00', start: '19:00' },
] as const;

/** Fields worth repeating from the last entry; what differs from day to day is left empty. */
const repeated: Readonly<Record<ActivityType, readonly string[]>> = {
  phat_thanh: [
    'minutes',
    'clustersTotal',
    'kind',
    'source',
    'author',
    'approvedByRole',
    'technology',
    'topics',
    'audiences',
    'conventions',
  ],
  trien_lam: ['form', 'level', 'topics', 'audiences', 'languages'],
  co_dong: ['topics', 'audiences'],
  tap_huan: ['kind', 'form', 'organiser', 'materials', 'topics', 'audiences', 'sheetKept'],
};

function firstValues(type: ActivityType, today: string, time: string): Values {
  const common = { date: today, audiences: ['II.2'], topics: ['III.3'] };
  switch (type) {
    case 'phat_thanh': {
      const { slot, start } = slots.find((one) => time < one.until) ?? slots[0];
      const made = {
        kind: 'tu_san_xuat',
        source: 'xa',
        approvedByRole: 'pho_chu_tich',
        approvedOn: today,
      };
      const counts = { minutes: 10, airings: 1, 'items.tin': 1 };
      return { ...common, ...made, ...counts, slot, start, language: 'vi', task: 'IV.3.1' };
    }
    case 'trien_lam':
      return {
        ...common,
        form: 'luu_dong',
        level: 'xa',
        sites: [{ from: today, to: today }],
        visitorsMethod: 'uoc_tinh',
        task: 'IV.3.1',
      };
    case 'co_dong':
      return {
        ...common,
        lines: [{ kind: 'pano', qty: 1 }],
        condition: 'dang_treo',
        task: 'IV.3.1',
      };
    case 'tap_huan':
      return {
        ...common,
        audiences: ['II.1'],
        kind: 'lop_tap_huan',
        form: 'truc_tiep',
        sessions: 1,
        materials: ['dia_phuong'],
        speakers: 1,
        task: 'IV.2',
      };
  }
}

/** @param last the last entry's values; @param today local date; @param time local "HH:mm" [A14] */
export function presetValues(
  type: ActivityType,
  last: Values | undefined,
  today: string,
  time: string,
): Values {
  const again = repeated[type]
    .map((key) => [key, last?.[key]] as const)
    .filter(([, value]) => value !== undefined);
  const values: Values = { ...firstValues(type, today, time), ...Object.fromEntries(again) };
  if (type !== 'phat_thanh') return values;
  const relayed =
    values.kind === 'tu_san_xuat' ? {} : { approvedByRole: undefined, approvedOn: undefined };
  const all = values.clustersTotal === undefined ? {} : { clustersOn: values.clustersTotal };
  return { ...values, ...all, ...relayed };
}

/** Fields that were preset to the same day, so that they go with it until a person says otherwise. */
const sameDay = ['approvedOn'] as const;

/**
 * The typed values after one field changed: what was only preset from it follows. Another day takes the day of the
 * programme's approval and of the exhibition's sites along; another slot of the day takes its usual time. [A14]
 */
export function followed(
  typed: Readonly<Record<string, unknown>>,
  key: string,
  value: unknown,
): Readonly<Record<string, unknown>> {
  const next: Record<string, unknown> = { ...typed, [key]: value };
  if (key === 'date' && typeof value === 'string') {
    for (const other of sameDay) if (typed[other] === typed.date) next[other] = value;
    if (Array.isArray(typed.sites))
      next.sites = typed.sites.map((site) => moved(site, typed.date, value));
  }
  if (key === 'slot') {
    const start = (slot: unknown) => slots.find((one) => one.slot === slot)?.start;
    if (typed.start === start(typed.slot) && start(value)) next.start = start(value);
  }
  return next;
}

function moved(site: unknown, before: unknown, after: string): unknown {
  if (typeof site !== 'object' || site === null) return site;
  const { from, to }: { readonly from?: unknown; readonly to?: unknown } = site;
  return {
    ...site,
    ...(from === before ? { from: after } : {}),
    ...(to === before ? { to: after } : {}),
  };
}
