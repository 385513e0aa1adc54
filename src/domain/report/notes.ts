// What a reader of the report must know beside its figures: what was left out and why. Nothing is counted silently, and
// nothing silently left out. [B1] [B4] [B6]
import type { ReportLine } from './line.ts';
import { unitKey, unitOf } from './line.ts';
import type { Report } from './report.ts';
import type { Sums } from './sums.ts';
import { addedIn, countedHeaps, lastingBeyond, waitingHeaps } from './sums.ts';
import { declarationsOf } from './targets.ts';

export const noteCodes = [
  'differing',
  'waiting',
  'contradiction',
  'undeclared',
  'silent',
  'card_missing',
  'over_edge',
  'before_edge',
  'divided',
  'no_task',
  'estimated',
] as const;
export type NoteCode = (typeof noteCodes)[number];

export interface ReportNote {
  readonly code: NoteCode;
  /** Keys of the units it is about; empty when it is about records alone. */
  readonly units: readonly string[];
  /** How many records. */
  readonly records: number;
}

/** How many, by unit. */
type Counted = ReadonlyMap<string, number>;

/** Only what there is; in the order of `noteCodes`. */
export function notesOf(report: Report): readonly ReportNote[] {
  const { ask, facts } = report;
  const counted = countedHeaps(ask.basis);
  const inAll = (heaps: typeof counted, column: string) =>
    countIn(report, (sums) => addedIn(sums, heaps, { annex: 'all', row: '', column })[1]);
  const found: Readonly<Record<NoteCode, Counted | readonly string[]>> = {
    differing: joined(inAll(['differing'], 'n'), byUnit(differingDeclarations(report))),
    waiting: inAll(waitingHeaps(ask.basis), 'n'),
    contradiction: byUnit(contradicting(report)),
    undeclared: [...new Set(report.targets.flatMap(({ silent }) => silent))],
    silent: silentUnits(report),
    card_missing: cardless(report),
    over_edge: countIn(report, (sums) => lastingBeyond(sums, ask.days.to, counted)),
    before_edge: facts.before,
    divided: [...report.divided],
    no_task: inAll(counted, 'no_task'),
    estimated: inAll(counted, 'estimated'),
  };
  return noteCodes.flatMap((code) => {
    const items = found[code];
    if (!('get' in items))
      return items.length > 0 ? [{ code, units: [...new Set(items)], records: 0 }] : [];
    const records = [...items.values()].reduce((sum, n) => sum + n, 0);
    return records > 0 ? [{ code, units: [...items.keys()], records }] : [];
  });
}

function countIn({ facts }: Report, of: (sums: Sums) => number): Counted {
  const counts = [...facts.added].map(([unit, sums]) => [unit, of(sums)] as const);
  return new Map(counts.filter(([, n]) => n > 0));
}

function byUnit(lines: readonly ReportLine[]): Counted {
  const counts = new Map<string, number>();
  for (const { unit } of lines) counts.set(unitKey(unit), (counts.get(unitKey(unit)) ?? 0) + 1);
  return counts;
}

function joined(one: Counted, other: Counted): Counted {
  const all = new Map(one);
  for (const [unit, n] of other) all.set(unit, (all.get(unit) ?? 0) + n);
  return all;
}

function differingDeclarations({ facts, ask }: Report): readonly ReportLine[] {
  return declarationsOf(facts.said, ask.year).filter(({ conflicts }) => conflicts.length > 0);
}

/** Declarations that do not agree with themselves in some target: [G4] counts them nowhere. */
function contradicting({ targets, facts, ask }: Report): readonly ReportLine[] {
  const doubted = new Set(
    targets.flatMap(({ doubts }) =>
      doubts.flatMap(({ agency, why }) => (why === 'differs' ? [] : [agency])),
    ),
  );
  return declarationsOf(facts.said, ask.year).filter(({ unit }) => doubted.has(unitKey(unit)));
}

/** Communes of the place without an entry, whether under their own name or a predecessor's. */
function silentUnits({ ask, facts, heirKey }: Report): readonly string[] {
  const having = new Set([...facts.added.keys()].map((unit) => heirKey(unitOf(unit))));
  return ask.units.map(unitKey).filter((key) => !having.has(key));
}

/** On the air, but nobody has said with how many clusters. */
function cardless({ annexes }: Report): readonly string[] {
  const { rows } = annexes.III;
  return rows
    .filter(({ figures }) => Number(figures['airings']) > 0 && figures['clusters'] === null)
    .map(({ key }) => key);
}
