// The tasks IV.1.1 to IV.6.3: who answers, what was done, how far. Three are named and never collected. domain.md §1.3 [P3]
import type { Agency } from './agency.ts';
import { agenciesOf } from './agency.ts';
import type { Cell } from './measure.ts';
import { plan } from './plan.ts';
import type { Totals } from './totals.ts';
import { cellsOf } from './totals.ts';

export const taskStates = ['none', 'underway', 'done'] as const;
export type TaskState = (typeof taskStates)[number];

/** The province's own word on a task, which goes before what is computed and is shown as such. [G8] */
export interface TaskWord {
  readonly code: string;
  readonly state: TaskState;
  readonly note: string;
}

export interface TaskFacts {
  readonly cutOff: string;
  readonly today: string;
  readonly agencies: readonly Agency[];
  /** Those of them that exist on the cut-off. */
  readonly register: readonly Agency[];
  /** By the id of the commune that answers for them on the cut-off. */
  readonly totals: ReadonlyMap<string, Totals>;
  readonly words: readonly TaskWord[];
}

export interface TaskLine {
  readonly code: string;
  /** Group of the plan → ids of agencies. An empty group is not in the register yet. */
  readonly lead: readonly Answering[];
  readonly coordinate: readonly Answering[];
  /** Null: not collected. */
  readonly result: Cell | null;
  readonly approved: number;
  /** Communes with an entry, of those that answer for the task. */
  readonly active: number;
  readonly communes: number;
  readonly state: TaskState | null;
  readonly word?: TaskWord;
}

export interface Answering {
  readonly group: string;
  readonly agencies: readonly string[];
}

export function taskLines(facts: TaskFacts): readonly TaskLine[] {
  const { register, agencies, totals, words } = facts;
  const cells = [...totals].map(([unit, of]) => ({
    unit,
    all: cellsOf(of, 'task'),
    approved: cellsOf(of, 'task', ['approved']),
  }));
  const answering = (groups: readonly string[]): readonly Answering[] =>
    groups.map((group) => ({
      group,
      agencies: agenciesOf(group, register, agencies).map(({ id }) => id),
    }));
  return plan.tasks.map(({ code, lead, coordinate, scope }) => {
    const groups = { code, lead: answering(lead), coordinate: answering(coordinate) };
    if (scope === 'excluded')
      return { ...groups, result: null, approved: 0, active: 0, communes: 0, state: null };
    const leads = new Set(groups.lead.flatMap((one) => one.agencies));
    const communes = register.filter(({ id, kind }) => kind === 'ubnd_xa' && leads.has(id));
    const done = (of: 'all' | 'approved') =>
      new Set(cells.filter((unit) => unit[of].has(code)).map(({ unit }) => unit));
    const [any, sound] = [done('all'), done('approved')];
    const complete = communes.length > 0 && communes.every(({ id }) => sound.has(id));
    const state =
      any.size === 0 ? 'none' : complete && facts.cutOff < facts.today ? 'done' : 'underway';
    const word = words.find((one) => one.code === code);
    return {
      ...groups,
      result: sumCells(cells.flatMap((unit) => unit.all.get(code) ?? [])),
      approved: sumCells(cells.flatMap((unit) => unit.approved.get(code) ?? [])).n ?? 0,
      active: communes.filter(({ id }) => any.has(id)).length,
      communes: communes.length,
      state: word?.state ?? state,
      ...(word ? { word } : {}),
    };
  });
}

export function sumCells(cells: readonly Cell[]): Cell {
  const sum: Record<string, number> = {};
  for (const cell of cells)
    for (const [measure, value] of Object.entries(cell)) sum[measure] = (sum[measure] ?? 0) + value;
  return sum;
}
