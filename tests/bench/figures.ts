// Times as figures: medians and tails beside their budget, as one table, and whether all of them keep it.

/** What may not be exceeded, ms. A limit has none. */
export interface Budget {
  readonly p50?: number;
  readonly p95?: number;
}

export interface Figure {
  readonly what: string;
  /** How often it was timed. */
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly budget: Budget;
}

/** Something that is promised and cannot be measured yet: it keeps no budget. */
export interface Missing {
  readonly what: string;
  readonly missing: string;
}

export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function figure(what: string, times: readonly number[], budget: Budget = {}): Figure {
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  return { what, n: times.length, p50, p95, budget };
}

export function keeps(figure: Figure | Missing): boolean {
  if ('missing' in figure) return false;
  const { p50 = Number.POSITIVE_INFINITY, p95 = Number.POSITIVE_INFINITY } = figure.budget;
  return figure.n > 0 && figure.p50 <= p50 && figure.p95 <= p95;
}

const ms = (time: number | undefined) => (time === undefined ? '' : time.toFixed(1));

function line([what = '', ...rest]: readonly string[]): string {
  return `${what.padEnd(52)}${rest.map((cell) => cell.padStart(9)).join('')}\n`;
}

export function table(figures: readonly (Figure | Missing)[]): string {
  const rows = figures.map((one) => {
    if ('missing' in one) return `${one.what.padEnd(52)}  MISSING: ${one.missing}\n`;
    const { what, n, p50, p95, budget } = one;
    const asked = budget.p50 !== undefined || budget.p95 !== undefined;
    const verdict = asked ? (keeps(one) ? 'kept' : 'MISSED') : 'limit';
    return line([what, String(n), ms(p50), ms(p95), ms(budget.p50), ms(budget.p95), verdict]);
  });
  return line(['ms', 'n', 'p50', 'p95', 'p50 ≤', 'p95 ≤', '']) + rows.join('');
}
