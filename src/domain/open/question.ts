// The part of OData's query that is understood: $select, a $filter of comparisons joined by "and", $top and $skip. What is
// not understood is refused by name, never ignored: a filter that is silently dropped is a wrong number. [O5]
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import type { Column, Fact } from './fact.ts';

export interface Question {
  readonly select: readonly string[] | null;
  readonly where: readonly Comparison[];
  readonly top: number | null;
  readonly skip: number;
  /** Where the page before ended, as we wrote it into the link. */
  readonly after: string | null;
  readonly count: boolean;
}

interface Comparison {
  readonly column: string;
  readonly is: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
  readonly value: string | number | null;
}

const known = ['$select', '$filter', '$top', '$skip', '$skiptoken', '$count', '$format'];

/** @returns the name of what is not understood */
export function questionOf(
  query: Readonly<Record<string, string>>,
  columns: readonly Column[],
): Result<Question, string> {
  const stray = Object.keys(query).find((key) => key.startsWith('$') && !known.includes(key));
  if (stray !== undefined) return err(stray);
  const names = columns.map(({ name }) => name);
  const select = query['$select']?.split(',').map((name) => name.trim()) ?? null;
  if (select?.some((name) => name !== '*' && !names.includes(name))) return err('$select');
  const where = comparisonsOf(query['$filter'] ?? '', columns);
  if (!where) return err('$filter');
  const [top, skip] = [wholeOf(query['$top']), wholeOf(query['$skip'])];
  if (top === undefined) return err('$top');
  if (skip === undefined) return err('$skip');
  const { $skiptoken: after = null, $count: count = 'false' } = query;
  if (after !== null && !/^[^|]+\|\d{1,15}\|\d{1,15}$/.test(after)) return err('$skiptoken');
  if (count !== 'true' && count !== 'false') return err('$count');
  return ok({
    select: select?.includes('*') ? null : select,
    where,
    top,
    skip: skip ?? 0,
    after,
    count: count === 'true',
  });
}

/** null: not said; undefined: no number. */
function wholeOf(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

const comparison =
  /^\s*\(*\s*(\w+)\s+(eq|ne|gt|ge|lt|le)\s+('(?:[^']|'')*'|-?\d+(?:\.\d+)?|\d{4}-\d{2}-\d{2}|null)\s*\)*\s*$/;

/** The words "and" outside of quotes. */
function comparisonsOf(filter: string, columns: readonly Column[]): readonly Comparison[] | null {
  if (filter.trim() === '') return [];
  const parts = filter.split(/\s+and\s+(?=(?:[^']*'[^']*')*[^']*$)/);
  const found = parts.map((part): Comparison | null => {
    const [, column = '', is = '', text = ''] = comparison.exec(part) ?? [];
    const sort = operators.find((one) => one === is);
    const known = columns.find(({ name }) => name === column);
    const value = literalOf(text);
    return sort && known && isOfType(known, value) ? { column, is: sort, value } : null;
  });
  return found.every((one) => one !== null) ? found : null;
}

/** A number in quotes is no number: it would be equal to none. */
function isOfType({ type }: Column, value: string | number | null): boolean {
  const numbers = type === 'whole' || type === 'decimal';
  return value === null || (typeof value === 'number') === numbers;
}

const operators = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;

function literalOf(text: string): string | number | null {
  if (text === 'null') return null;
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : Number(text);
}

export function satisfies({ where }: Question, row: Fact): boolean {
  return where.every(({ column, is, value }) => {
    const own = row[column] ?? null;
    if (is === 'eq') return own === value;
    if (is === 'ne') return own !== value;
    // Nothing is more or less than what is not known.
    if (own === null || value === null || typeof own !== typeof value) return false;
    if (is === 'gt') return own > value;
    if (is === 'ge') return own >= value;
    return is === 'lt' ? own < value : own <= value;
  });
}

export function selected({ select }: Question, row: Fact): Fact {
  if (!select) return row;
  return Object.fromEntries(select.map((name) => [name, row[name] ?? null]));
}

/** The one value a column must have, if the filter says so: it narrows what is read at all. */
export function fixed({ where }: Question, column: string): string | number | null | undefined {
  return where.find((one) => one.column === column && one.is === 'eq')?.value;
}
