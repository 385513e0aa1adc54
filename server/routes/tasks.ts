// Nhiệm vụ: every task with who answers, what was done and how far it is; the same sums by topic, channel, month and
// commune; and behind each number of a commune its records. [G7]–[G11]
import { isActivity } from '../../src/domain/activity/type.ts';
import type { Cell } from '../../src/domain/measure.ts';
import { measuresOf } from '../../src/domain/measure.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import { sumCells, taskLines } from '../../src/domain/task.ts';
import type { Dimension, Totals } from '../../src/domain/totals.ts';
import {
  addTotals,
  cellsOf,
  differingIn,
  dimensions,
  entryTotals,
} from '../../src/domain/totals.ts';
import type { Behind, Tasks } from '../../src/protocol/goals.ts';
import { behindQuerySchema } from '../../src/protocol/goals.ts';
import type { Asked } from '../goals/asked.ts';
import { nameOf, ofYear } from '../goals/asked.ts';
import { goalScopes, totalsOf } from '../goals/year.ts';
import type { Reply, SignedCall } from '../route.ts';
import { refuse } from '../route.ts';
import { findRecordsIn } from '../storage/records.ts';
import { findEntries } from '../storage/register.ts';

/** GET /goals/:year/tasks; with ?unit=HY2025.12472 the sums of one commune. */
export const showTasks = ofYear(async ({ db, query }: SignedCall, asked: Asked): Promise<Reply> => {
  const { agencies, communes, year, cutOff, today } = asked;
  const all = await totalsOf(db, asked);
  const own = query['unit'];
  // Of one commune its own tasks are told: how far it is, not how far it is of the whole province.
  const register = asked.register.filter(
    ({ id, kind }) => own === undefined || kind !== 'ubnd_xa' || id === own,
  );
  const totals = new Map([...all].filter(([unit]) => own === undefined || unit === own));
  const words = (await findEntries(db, 'task')).filter((one) => one.year === year);
  const sum = new Map<string, Cell>();
  for (const one of totals.values()) addTotals(sum, one);
  const lines = taskLines({
    agencies,
    register,
    totals,
    cutOff,
    today,
    words: words.map(({ doc }) => doc),
  });
  const body: Tasks = {
    year,
    cutOff,
    today,
    agencies: register.map(nameOf),
    lines,
    breakdowns: dimensions.map((one) => ({ dimension: one, shares: codedOf(sum, one) })),
    units: communes
      .filter(({ id }) => asked.register.some((one) => one.id === id) || all.has(id))
      .map(({ id, name }) => unitLine(id, name, all.get(id) ?? new Map())),
  };
  return { status: 200, body };
});

function codedOf(totals: Totals, dimension: Dimension) {
  const approved = cellsOf(totals, dimension, ['approved']);
  return [...cellsOf(totals, dimension)].map(([code, cell]) => ({
    code,
    cell,
    approved: approved.get(code)?.n ?? 0,
  }));
}

function unitLine(code: string, name: string, totals: Totals) {
  const cells = [...cellsOf(totals, 'all').values()];
  const [approved] = codedOf(totals, 'all');
  const n = approved?.approved ?? 0;
  return { code, name, cell: sumCells(cells), approved: n, differ: differingIn(totals) };
}

/** GET /goals/:year/records/:unit?dimension=task&code=IV.2: as the sums count them. */
export const showBehind = ofYear(async ({ db, query, params }: SignedCall, asked: Asked) => {
  const parsed = behindQuerySchema.safeParse(query);
  if (!parsed.success) return refuse('malformed');
  const home = asked.communes.find(({ id }) => id === params['unit']);
  if (!home) return refuse('not-found');
  const scopes = [...goalScopes(asked)].flatMap(([scope, of]) => (of === home.id ? [scope] : []));
  // What went into another commune is told there.
  if (scopes.length === 0) return refuse('not-found');
  const { dimension, code } = parsed.data;
  const records: Behind['records'][number][] = [];
  for (const record of await findRecordsIn(db, scopes)) {
    const counts = cellsOf(entryTotals(record), dimension).has(code);
    const line = counts ? lineOf(record) : undefined;
    if (line) records.push(line);
  }
  records.sort((a, b) => (a.date < b.date ? 1 : -1));
  const body: Behind = { unit: nameOf(home), records };
  return { status: 200, body };
});

function lineOf(record: StoredRecord): Behind['records'][number] | undefined {
  const { id, type, state, values, conflicts } = record;
  if (!isActivity(type)) return undefined;
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : '');
  const cell = measuresOf(type, values);
  return {
    id,
    type,
    state,
    title: text('title'),
    date: text('date'),
    differ: conflicts.length,
    cell,
  };
}
