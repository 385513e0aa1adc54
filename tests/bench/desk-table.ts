// The figures as two tables: what each kind takes beside its budget, and how it grows with the records.
import type { Asked } from './desk-kinds.ts';

export interface Table {
  readonly text: string;
  readonly kept: boolean;
}

const thousands = (records: number) => `${records / 1000} k`;
const ms = (time: number) => time.toFixed(time < 10 ? 1 : 0);

function row(first: string, rest: readonly string[]): string {
  return `${first.padEnd(42)}${rest.map((cell) => cell.padStart(12)).join('')}\n`;
}

export function sizeTable(asked: readonly Asked[]): Table {
  const head = row('ms', ['who', 'engine', 'records', 'n', 'first', 'p50', 'p95', 'budget', '']);
  let kept = true;
  const rows = asked.map(({ kind, login, engine, records, n, first, p50, p95, budget }) => {
    const keeps = budget === undefined || p95 <= budget;
    kept &&= keeps;
    const verdict = budget === undefined ? 'told' : keeps ? 'kept' : 'MISSED';
    const times = [first, p50, p95].map(ms);
    const who = login === 'tinh' ? 'province' : 'reviewer';
    const of = [who, engine, thousands(records), String(n)];
    return row(kind, [...of, ...times, budget === undefined ? '' : String(budget), verdict]);
  });
  return { text: head + rows.join(''), kept };
}

/** The same question over more: what may grow is the year asked about, not the years that have gone by. */
const mostGrowth = 1.5;

/**
 * Two comparisons of medians: ten times the records in the same five years, told; and five years of records against the
 * last of them alone, as dense, which is history by itself and has a budget.
 */
export function growthTable(asked: readonly Asked[]): Table {
  const of = (one: Asked, records: number) =>
    asked.find(
      ({ kind, login, engine, records: own }) =>
        kind === one.kind && login === one.login && engine === one.engine && own === records,
    );
  let kept = true;
  const rows = asked
    .filter(({ records }) => records === 1_300_000)
    .map((most) => {
      const [few, year] = [of(most, 130_000), of(most, 260_000)];
      const denser = few ? `${(most.p50 / few.p50).toFixed(2)}×` : '-';
      const older = year ? most.p50 / year.p50 : undefined;
      // Of times as short as these the noise is all one would judge.
      const judged = older !== undefined && most.p50 >= 20;
      const keeps = !judged || older <= mostGrowth;
      kept &&= keeps;
      const verdict = judged ? (keeps ? 'kept' : 'MISSED') : 'told';
      const history = older === undefined ? '-' : `${older.toFixed(2)}×`;
      const who = most.login === 'tinh' ? 'province' : 'reviewer';
      return row(most.kind, [who, most.engine, denser, history, `≤ ${mostGrowth}×`, verdict]);
    });
  const head = row('growth of the median', ['who', 'engine', '130k→1.3M', '1 → 5 years', '', '']);
  return { text: rows.length > 0 ? head + rows.join('') : '', kept };
}
