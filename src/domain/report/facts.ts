// What a report is built from: the sums of each unit over its days, and the few records that are rows or words of their
// own. Made of lines here, of kept sums by the server; the same report comes of both. [B13]
import { isActivity } from '../activity/type.ts';
import { addDays } from '../period.ts';
import type { ReportDays, ReportLine } from './line.ts';
import { unitKey } from './line.ts';
import type { Added, Sums, Tally } from './sums.ts';
import { addSums, isOver, lastingBeyond, lineSums } from './sums.ts';

export interface Facts {
  /** Of activities that begin within the days, by the unit they stand under. */
  readonly added: ReadonlyMap<string, Sums>;
  /** How many began before the first day and last into it, by unit. */
  readonly before: ReadonlyMap<string, number>;
  /** Trainings of the days that are not cancelled: each is a row. */
  readonly trainings: readonly ReportLine[];
  /** Cards and declarations, of these years and the one before. */
  readonly said: readonly ReportLine[];
}

/** Facts while they are gathered. */
export class FactBook {
  readonly #added = new Map<string, Tally>();
  readonly #before = new Map<string, number>();
  readonly #trainings: ReportLine[] = [];
  readonly #said: ReportLine[] = [];
  readonly #days: ReportDays;

  constructor(days: ReportDays) {
    this.#days = days;
  }

  /** An activity of the days or of those before, for its sums. */
  activity(line: ReportLine): void {
    const { from, to } = this.#days;
    if (line.date > to) return;
    const sums = lineSums(line);
    if (line.date >= from) this.sums(unitKey(line.unit), sums);
    else this.earlier(unitKey(line.unit), sums);
  }

  /** Sums of activities that begin within the days, or with -1 of others; what is over by the last says nothing. */
  sums(unit: string, sums: Iterable<readonly [string, Added]>, sign: 1 | -1 = 1): void {
    const own: Tally = this.#added.get(unit) ?? new Map();
    this.#added.set(unit, own);
    const lasting = [...sums].filter(([key]) => !isOver(key, this.#days.to));
    addSums(own, lasting, sign);
  }

  /** Sums of activities that began before the first day, or with -1 of others. */
  earlier(unit: string, sums: Iterable<readonly [string, Added]>, sign: 1 | -1 = 1): void {
    const lasting = lastingBeyond(sums, addDays(this.#days.from, -1));
    this.#before.set(unit, (this.#before.get(unit) ?? 0) + sign * lasting);
  }

  /** A record that is a row or a word of its own. */
  own(line: ReportLine): void {
    const { type, date, state } = line;
    if (!isActivity(type)) this.#said.push(line);
    else if (type === 'tap_huan' && state !== 'cancelled' && this.#within(date))
      this.#trainings.push(line);
  }

  /** In one order, however they came: the same facts are the same report, to the byte. [B8] */
  facts(): Facts {
    const added = [...this.#added].filter(([, sums]) => sums.size > 0);
    return {
      added: new Map(added.sort(byKey)),
      before: new Map([...this.#before].filter(([, n]) => n !== 0).sort(byKey)),
      trainings: this.#trainings.toSorted(byId),
      said: this.#said.toSorted(byId),
    };
  }

  #within(date: string): boolean {
    return this.#days.from <= date && date <= this.#days.to;
  }
}

/** @param lines of the place: its communes' and their predecessors', each once */
export function factsOf(days: ReportDays, lines: readonly ReportLine[]): Facts {
  const book = new FactBook(days);
  for (const line of lines) {
    if (isActivity(line.type)) book.activity(line);
    book.own(line);
  }
  return book.facts();
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function byId(a: ReportLine, b: ReportLine): number {
  return a.id < b.id ? -1 : 1;
}
