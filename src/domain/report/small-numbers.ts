// Small groups of heads are not shown above the commune: a few may be recognised. Nor are they left to be reckoned from a
// total: what stands alone hidden in its row or column takes the next smallest with it. domain.md §6.3 [B3]

/** From this many heads on a group hides nobody. */
export const leastHeads = 5;

export function isSmall(heads: number): boolean {
  return heads > 0 && heads < leastHeads;
}

/** Cells of one sum: a row over its groups, or a column over its classes. */
type Span = readonly (readonly [row: number, column: number])[];

/**
 * Which cells are hidden.
 * @param heads rows of counts
 * @param apart the columns before the groups of a row: first the sum of these groups, then what is none of them – women,
 * first-timers. 0: every column is a group, and their sum is not shown
 */
export function hideSmall(
  heads: readonly (readonly number[])[],
  apart: number,
): readonly (readonly boolean[])[] {
  const hidden = heads.map((row) => row.map(isSmall));
  const at = (row: number, column: number) => heads[row]?.[column] ?? 0;
  const isHidden = (row: number, column: number) => hidden[row]?.[column] ?? false;
  const columns = (heads[0] ?? []).map((_, column) => column);
  // A sum that is hidden beside groups that are not can be added up again, so it is a cell of its row.
  const ofRow = columns.filter((column) => column === 0 || column >= apart);
  const spans: readonly Span[] = [
    ...heads.map((_, row) => ofRow.map((column) => [row, column] as const)),
    ...columns.map((column) => heads.map((_, row) => [row, column] as const)),
  ];
  /** The cell that keeps a lonely one company; none where nothing else is in the sum. */
  function companion(span: Span): Span[number] | undefined {
    if (span.filter(([row, column]) => isHidden(row, column)).length !== 1) return undefined;
    return span
      .filter(([row, column]) => at(row, column) > 0 && !isHidden(row, column))
      .sort((a, b) => at(...a) - at(...b))[0];
  }
  for (let moved = true; moved; ) {
    moved = false;
    for (const span of spans) {
      const [row, column] = companion(span) ?? [];
      const cells = row === undefined ? undefined : hidden[row];
      if (!cells || column === undefined) continue;
      cells[column] = true;
      moved = true;
    }
  }
  return hidden;
}
