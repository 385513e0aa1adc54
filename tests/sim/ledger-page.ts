// A page of the ledger beside the row that is stored: the two must say the same.
import type { Page } from './ledger.ts';
import { jsonOf } from './ledger.ts';
import type { RecordLine } from './province.ts';

interface Document {
  readonly values: Readonly<Record<string, unknown>>;
  readonly conflicts: readonly {
    readonly field: string;
    readonly alternatives: readonly { readonly device: string; readonly value: unknown }[];
  }[];
  readonly story: readonly unknown[];
}

/** How the stored row differs from the page of the ledger; null if it does not. */
export function difference(page: Page, line: RecordLine): string | null {
  const { values, conflicts, story } = JSON.parse(line.doc) as Document;
  const cells = [...page.cells].filter(([, cell]) => cell.value !== 'null');
  const mine = {
    head: [page.scope, page.state, page.v, page.cv, page.lines, page.buried === true],
    values: cells.map(([field, cell]) => [field, cell.value]).sort(byFirst),
    quarrels: [...page.quarrels]
      .map(([field, { words }]) => [field, JSON.stringify([...words].sort(byFirst))])
      .sort(byFirst),
  };
  const theirs = {
    head: [line.scope, line.state, line.v, line.cv, story.length, line.q === 0],
    values: Object.entries(values)
      .map(([field, value]) => [field, jsonOf(field, value)])
      .sort(byFirst),
    quarrels: conflicts
      .map(({ field, alternatives }) => {
        const words = alternatives.map(({ device, value }) => [device, jsonOf(field, value)]);
        return [field, JSON.stringify(words.sort(byFirst))];
      })
      .sort(byFirst),
  };
  const [a, b] = [JSON.stringify(mine), JSON.stringify(theirs)];
  return a === b ? null : `by the laws ${a}, stored ${b}`;
}

function byFirst(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1;
}
