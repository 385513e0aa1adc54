// Small groups of heads are not shown above the commune: a few may be recognised. Nor are they left to be reckoned from a
// total: what stands alone hidden in its row or column takes the next smallest with it. domain.md §6.3 [B3]

/** From this many heads on a group hides nobody. */
export const leastHeads = 5;

export function isSmall(heads: number): boolean {
  return heads > 0 && heads < leastHeads;
}

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
  const rows = heads.map((_, row) => row);
  const columns = (heads[0] ?? []).map((_, column) => column);
  // A sum that is hidden beside groups that are not can be added up again, so it is a cell of its row.
  const ofRow = columns.filter((column) => column === 0 || column >= apart);
  /** Of the cells of one sum the one that keeps a lonely one company; none where nothing else is in the sum. */
  function companion(across: readonly number[], down: readonly number[]) {
    let lonely = 0;
    let least: { readonly row: number; readonly column: number; readonly n: number } | undefined;
    for (const row of down)
      for (const column of across) {
        const n = heads[row]?.[column] ?? 0;
        if (hidden[row]?.[column]) lonely += 1;
        else if (n > 0 && (!least || n < least.n)) least = { row, column, n };
      }
    return lonely === 1 ? least : undefined;
  }
  const hide = (cell: ReturnType<typeof companion>) => {
    const cells = cell && hidden[cell.row];
    if (cells) cells[cell.column] = true;
    return cells !== undefined;
  };
  for (let moved = true; moved; ) {
    moved = false;
    for (const row of rows) moved = hide(companion(ofRow, [row])) || moved;
    for (const column of columns) moved = hide(companion([column], rows)) || moved;
  }
  return hidden;
}
