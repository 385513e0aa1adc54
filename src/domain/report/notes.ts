// What a reader of the report must know beside its figures: what was left out and why. Nothing is counted silently, and
// nothing silently left out. [B1] [B4] [B6]
import { isActivity } from '../activity/type.ts';
import type { ReportLine } from './line.ts';
import { textOf, unitKey } from './line.ts';
import type { Report } from './report.ts';
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
  readonly records: readonly string[];
}

/** Only what there is; in the order of `noteCodes`. */
export function notesOf(report: Report): readonly ReportNote[] {
  const { sifted, ask, lines } = report;
  const { from, to } = ask.days;
  const found: Readonly<Record<NoteCode, readonly ReportLine[] | readonly string[]>> = {
    differing: [...sifted.differing, ...differingDeclarations(report)],
    waiting: sifted.waiting,
    contradiction: contradicting(report),
    undeclared: [...new Set(report.targets.flatMap(({ silent }) => silent))],
    silent: silentUnits(report),
    card_missing: cardless(report),
    over_edge: sifted.counted.filter(({ values }) => textOf(values['to']) > to),
    before_edge: lines.filter((line) => isActivity(line.type) && runsInto(line, from)),
    divided: [...report.divided],
    no_task: sifted.counted.filter(({ values }) => textOf(values['task']) === ''),
    estimated: sifted.counted.filter(({ values }) => values['visitorsMethod'] === 'uoc_tinh'),
  };
  return noteCodes.flatMap((code) => {
    const items = found[code];
    const records = items.flatMap((item) => (typeof item === 'string' ? [] : [item.id]));
    const units = items.map((item) => (typeof item === 'string' ? item : unitKey(item.unit)));
    return items.length > 0 ? [{ code, units: [...new Set(units)], records }] : [];
  });
}

function differingDeclarations({ lines, ask }: Report): readonly ReportLine[] {
  return declarationsOf(lines, ask.year).filter(({ conflicts }) => conflicts.length > 0);
}

/** Declarations that do not agree with themselves in some target: [G4] counts them nowhere. */
function contradicting({ targets, lines, ask }: Report): readonly ReportLine[] {
  const doubted = new Set(
    targets.flatMap(({ doubts }) =>
      doubts.flatMap(({ agency, why }) => (why === 'differs' ? [] : [agency])),
    ),
  );
  return declarationsOf(lines, ask.year).filter(({ unit }) => doubted.has(unitKey(unit)));
}

/** It began before the first day and lasted beyond it: the report before this one has it. */
function runsInto({ date, state, values }: ReportLine, from: string): boolean {
  return state !== 'cancelled' && date < from && textOf(values['to']) >= from;
}

/** Communes of the place without one of these, whether under their own name or a predecessor's. */
function without({ ask, heirKey }: Report, present: readonly ReportLine[]): readonly string[] {
  const having = new Set(present.map(({ unit }) => heirKey(unit)));
  return ask.units.map(unitKey).filter((key) => !having.has(key));
}

function silentUnits(report: Report): readonly string[] {
  const { counted, waiting, differing } = report.sifted;
  return without(report, [...counted, ...waiting, ...differing]);
}

/** On the air, but nobody has said with how many clusters. */
function cardless({ annexes }: Report): readonly string[] {
  const { rows } = annexes.III;
  return rows
    .filter(({ figures }) => Number(figures['airings']) > 0 && figures['clusters'] === null)
    .map(({ key }) => key);
}
