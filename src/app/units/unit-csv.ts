// The list of a set, and a map from it, as files for a spreadsheet: the very form in which a new set is read again, so that
// one begins from what is there. UTF-8 with its mark, semicolons. domain.md §5.3
import { csvText } from '../../domain/open/csv.ts';
import type { UnitSetView } from '../../protocol/units.ts';

export const unitColumns = ['Mã', 'Tên', 'Loại', 'Cấp', 'Mã cấp trên'] as const;
export const mapColumns = ['Mã cũ', 'Mã mới', 'Phần', 'Tên cũ'] as const;
export const wholeText = 'toàn bộ';
export const partText = 'một phần';

export function unitsCsv({ units }: UnitSetView): string {
  return csvText([
    unitColumns,
    ...units.map(({ code, name, type, level, parent }) => [
      code,
      name,
      type,
      String(level),
      parent ?? '',
    ]),
  ]);
}

/** Every commune of the set goes on as it is: the lines that change are edited. */
export function mapCsv({ units }: UnitSetView): string {
  return csvText([
    mapColumns,
    ...units
      .filter(({ level }) => level === 3)
      .map(({ code, name }) => [code, code, wholeText, name]),
  ]);
}

/** The map that led to a set, as it was brought in. */
export function edgesCsv({ edges }: UnitSetView): string {
  const codeOf = (unit: string) => unit.slice(unit.indexOf('.') + 1);
  return csvText([
    mapColumns,
    ...edges.map(({ from, to, whole }) => [
      codeOf(from.unit),
      codeOf(to.unit),
      whole ? wholeText : partText,
      from.name,
    ]),
  ]);
}
