// One write into the cells of a page: every cell by itself is agreed, taken, or parked beside what stands. [M1]–[M7]
import type { Body, Page, Writer } from './ledger-page.ts';
import { jsonOf, nextVersion } from './ledger-page.ts';

/** Has somebody else moved or parked anything here since this writer looked? */
export function movedSince(page: Page, base: number, device: string): boolean {
  const strange = (v: number, by: string) => v > base && by !== device;
  const cells = [...page.cells.values(), ...page.elements.values()];
  return (
    cells.some((cell) => strange(cell.v, cell.device)) ||
    [...page.quarrels.values()].some(({ v, words }) =>
      [...words.keys()].some((by) => strange(v, by)),
    )
  );
}

export interface Written {
  /** A choice that must not be empty would be, by a writer who had seen everything. [A16] */
  readonly emptied: boolean;
  readonly page: Page;
  readonly clashed: boolean;
  readonly asks: boolean;
  readonly changed: boolean;
}

/** Every cell by itself: agreed, taken, or parked beside what stands. */
export function write(page: Page, body: Body, who: Writer, settles: boolean): Written {
  const v = nextVersion(page.v, who);
  const cells = new Map(page.cells);
  const elements = new Map(page.elements);
  const quarrels = new Map(page.quarrels);
  const blindly = movedSince(page, body.base, who.device);
  let [clashed, stamped, moved, emptied, spared] = [false, false, false, false, false];
  for (const [field, given] of Object.entries(body.set)) {
    const value = jsonOf(field, given);
    const cell = cells.get(field);
    const equal = (cell?.value ?? 'null') === value;
    const blind = cell !== undefined && cell.v > body.base && cell.device !== who.device;
    const quarrel = quarrels.get(field);
    if (!equal && blind) {
      const words = new Map(quarrel?.words).set(who.device, value);
      quarrels.set(field, { id: quarrel?.id ?? `${body.op}/${field}`, v, words });
      clashed = true;
      continue;
    }
    if (quarrel && quarrel.v <= body.base) quarrels.delete(field);
    if (equal && !settles) continue;
    cells.set(field, { value, v, device: who.device });
    stamped = true;
    moved ||= !equal;
  }
  for (const field of new Set([...Object.keys(body.add), ...Object.keys(body.del)])) {
    const before = JSON.parse(cells.get(field)?.value ?? 'null') as readonly string[] | null;
    const after = new Set(before ?? []);
    const marked: string[] = [];
    for (const element of body.del[field] ?? []) {
      const last = elements.get(`${field}/${element}`);
      const blind = last !== undefined && last.v > body.base && last.device !== who.device;
      if (!after.has(element) || blind) continue;
      after.delete(element);
      marked.push(element);
    }
    for (const element of body.add[field] ?? []) {
      after.add(element);
      marked.push(element);
    }
    // Each took away a half, and had not seen the other: what was left of it stays. [A16]
    const empties = after.size === 0 && (before ?? []).length > 0 && field !== 'photos';
    if (empties && blindly) {
      spared = true;
      continue;
    }
    emptied ||= empties;
    for (const element of marked)
      elements.set(`${field}/${element}`, { value: 'true', v, device: who.device });
    stamped ||= marked.length > 0;
    const value = jsonOf(field, after.size > 0 ? [...after] : null);
    if (value === jsonOf(field, before)) continue;
    cells.set(field, { value, v, device: who.device });
    moved = true;
  }
  const changed = stamped || spared || clashed || quarrels.size !== page.quarrels.size;
  const written = { ...page, v, cv: stamped ? v : page.cv, cells, elements, quarrels };
  const asks = moved || clashed;
  return { page: { ...written, lines: page.lines + 1 }, clashed, asks, changed, emptied };
}
