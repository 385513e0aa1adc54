// The targets I.2.1 to I.2.3 of the plan: numerator, denominator, who has not declared, what contradicts itself. Nothing
// is guessed: what is not declared is "chưa có số liệu". domain.md §1.2
import { headGroups } from './activity/declaration.ts';
import type { Agency, AgencyKind } from './agency.ts';
import { administrative, isAdministrative } from './agency.ts';
import type { Values } from './field.ts';
import { isEmpty } from './field.ts';
import type { PlanTarget } from './plan.ts';
import { plan } from './plan.ts';

export type HeadGroup = (typeof headGroups)[number];

/** What one agency says of itself for a year: the fields of a declaration. [D3] */
export interface Declared {
  readonly agency: string;
  readonly values: Values;
  /** Keys two people still differ about. */
  readonly differ: readonly string[];
}

/** A figure of the lead agency's own document. [G5] */
/** Targets that are never computed here. [G5] */
export const quotedTargets = ['I.2.3a', 'I.2.3b'] as const;

export interface Quoted {
  readonly code: (typeof quotedTargets)[number];
  readonly percent: number;
  readonly number: string;
  readonly date: string;
  readonly agency: string;
}

export interface TargetFacts {
  readonly cutOff: string;
  /** Agencies that exist on the cut-off. */
  readonly register: readonly Agency[];
  readonly declared: readonly Declared[];
  readonly quoted: readonly Quoted[];
}

/** Why a declaration is not counted, with the two numbers that do not agree. [G4] */
export interface Doubt {
  readonly agency: string;
  readonly why: 'over_posts' | 'over_trained' | 'half' | 'differs' | 'merged';
  readonly n?: number;
  readonly of?: number;
}

export interface TargetLine {
  readonly code: string;
  /** Null: chưa có số liệu. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Percent, cut (not rounded) to one decimal: 99,96 is not 100. [G6] */
  readonly percent: number | null;
  readonly reached: boolean | null;
  /** Agencies that are asked; ids of those that have said nothing. */
  readonly asked: number;
  readonly silent: readonly string[];
  readonly doubts: readonly Doubt[];
  readonly quoted?: Quoted;
}

export function targetLines(facts: TargetFacts): readonly TargetLine[] {
  return plan.targets.map((target) => {
    if (target.measure === 'unit_register') return spokesLine(target, facts);
    const group = headGroups.find((one) => one === target.group);
    return group ? headsLine(target, group, facts) : quotedLine(target, facts);
  });
}

/** The three conditions of I.2.1, as they stand on the cut-off. [G2] */
export const spokesConditions = ['decision', 'regulation', 'informing'] as const;
export type SpokesCondition = (typeof spokesConditions)[number];

/** What an agency still lacks; null when it has said nothing about it. */
export function spokesLacks(values: Values, cutOff: string): readonly SpokesCondition[] | null {
  const asked = ['spokesDecision', 'regulationNumber', 'informings'];
  if (asked.every((key) => isEmpty(values[key]))) return null;
  const stands = (number: string, day: string) => {
    const dated = values[day];
    return !isEmpty(values[number]) && typeof dated === 'string' && dated <= cutOff;
  };
  const has: Readonly<Record<SpokesCondition, boolean>> = {
    decision: stands('spokesDecision', 'spokesDecisionDate'),
    regulation: stands('regulationNumber', 'regulationDate'),
    informing: Number(values['informings'] ?? 0) > 0,
  };
  return spokesConditions.filter((one) => !has[one]);
}

const spokesKeys = [
  'spokesDecision',
  'spokesDecisionDate',
  'regulationNumber',
  'regulationDate',
  'informings',
];

/** [G2] */
function spokesLine(target: PlanTarget, facts: TargetFacts): TargetLine {
  const agencies = facts.register.filter(isAdministrative);
  const doubts = mergedDoubts(facts, spokesKeys);
  const silent: string[] = [];
  let fulfil = 0;
  for (const { id } of agencies) {
    const said = facts.declared.find(({ agency }) => agency === id);
    const lacks = said ? spokesLacks(said.values, facts.cutOff) : null;
    if (!said || lacks === null) silent.push(id);
    else if (said.differ.some((key) => spokesKeys.includes(key)))
      doubts.push({ agency: id, why: 'differs' });
    else if (lacks.length === 0) fulfil += 1;
  }
  const known = agencies.length - silent.length > 0;
  return lineOf(target, {
    parts: known ? [fulfil, agencies.length] : null,
    asked: agencies.length,
    silent,
    doubts,
  });
}

const kindsOfGroup: Readonly<Record<HeadGroup, readonly AgencyKind[]>> = {
  can_bo_qcn: [...administrative, 'trung_uong'],
  can_bo_tttt: administrative,
  bao_chi_ttdn: ['bao_chi', 'ubnd_xa'],
  chu_chot_ctxh: ['to_chuc', 'ubnd_xa'],
};

/** Which heads an agency is asked about; a commune is asked about all four. [G3] */
export function groupsAsked({ kind }: Agency): readonly HeadGroup[] {
  return headGroups.filter((group) => kindsOfGroup[group].includes(kind));
}

/** [G3] */
function headsLine(target: PlanTarget, group: HeadGroup, facts: TargetFacts): TargetLine {
  const agencies = facts.register.filter((agency) => groupsAsked(agency).includes(group));
  const keys = ['inPost', 'trained', 'trainedThisYear'].map((of) => `${of}.${group}`);
  const doubts = mergedDoubts(facts, keys);
  const silent: string[] = [];
  let [trained, posts, counted] = [0, 0, 0];
  for (const { id } of agencies) {
    const said = facts.declared.find(({ agency }) => agency === id);
    const [of, n, recent] = keys.map((key) => said?.values[key]);
    if (!said || (isEmpty(of) && isEmpty(n))) silent.push(id);
    else {
      const doubt = said.differ.some((key) => keys.includes(key))
        ? ({ why: 'differs' } as const)
        : doubtOf(of, n, recent);
      if (doubt) doubts.push({ agency: id, ...doubt });
      else {
        trained += Number(n);
        posts += Number(of);
        counted += 1;
      }
    }
  }
  return lineOf(target, {
    parts: counted > 0 ? [trained, posts] : null,
    asked: agencies.length,
    silent,
    doubts,
  });
}

/** A merge of two people's work may break [D3]; it is kept and named, and counted in neither number. [G4] */
function doubtOf(of: unknown, n: unknown, recent: unknown): Omit<Doubt, 'agency'> | undefined {
  if (isEmpty(of) || isEmpty(n)) return { why: 'half' };
  if (Number(n) > Number(of)) return { why: 'over_posts', n: Number(n), of: Number(of) };
  if (!isEmpty(recent) && Number(recent) > Number(n))
    return { why: 'over_trained', n: Number(recent), of: Number(n) };
  return undefined;
}

/** Declared by a unit that is gone on the cut-off: its successor speaks for it. [G4] */
function mergedDoubts({ register, declared }: TargetFacts, keys: readonly string[]): Doubt[] {
  const present = new Set(register.map(({ id }) => id));
  return declared
    .filter(
      ({ agency, values }) => !present.has(agency) && keys.some((key) => !isEmpty(values[key])),
    )
    .map(({ agency }) => ({ agency, why: 'merged' }));
}

/** Never computed here. [G5] */
function quotedLine(target: PlanTarget, { quoted }: TargetFacts): TargetLine {
  const said = quoted.find(({ code }) => code === target.code);
  const line = { code: target.code, numerator: null, denominator: null };
  const rest = { asked: 0, silent: [], doubts: [] };
  if (!said) return { ...line, ...rest, percent: null, reached: null };
  const reached = isReached(target, said.percent, 100);
  return { ...line, ...rest, percent: said.percent, reached, quoted: said };
}

interface Parts {
  readonly parts: readonly [number, number] | null;
  readonly asked: number;
  readonly silent: readonly string[];
  readonly doubts: readonly Doubt[];
}

function lineOf(target: PlanTarget, { parts, ...rest }: Parts): TargetLine {
  const [numerator, denominator] = parts ?? [null, null];
  const line = { code: target.code, numerator, denominator, ...rest };
  // Nobody in post: there is nothing to be a part of.
  if (!numerator && !denominator) return { ...line, percent: null, reached: null };
  const [n, of] = [numerator ?? 0, denominator ?? 1];
  return { ...line, percent: percentOf(n, of), reached: isReached(target, n, of) };
}

/** Cut to one decimal, in whole numbers: no 69,9 out of 0,7. [G6] */
export function percentOf(n: number, of: number): number {
  return Math.floor((1000 * n) / of) / 10;
}

/** By the exact fraction. [G6] */
function isReached({ goal, direction }: PlanTarget, n: number, of: number): boolean {
  return direction === 'max_exclusive' ? 100 * n < goal * of : 100 * n >= goal * of;
}
