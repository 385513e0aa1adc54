// A list of units or a map out of a spreadsheet's file. What cannot be read is named by its line, all of it; nothing is
// guessed. Columns are found by their heads, in any order, with or without marks. [U6]
import { fold } from '../../domain/text.ts';
import type { ReformFiles } from '../../protocol/units.ts';
import { mapColumns, partText, unitColumns, wholeText } from './unit-csv.ts';

type Unit = ReformFiles['set']['units'][number];
type Edge = ReformFiles['map']['edges'][number];

export type LineFault = {
  readonly fault:
    | 'not-utf8'
    | 'no-column'
    | 'bad-code'
    | 'bad-name'
    | 'bad-level'
    | 'bad-part'
    | 'empty';
  /** The line of the file, the head is 1; 0: the file as a whole. */
  readonly line: number;
  readonly what: string;
};

export interface ReadFile<T> {
  readonly rows: readonly T[];
  readonly faults: readonly LineFault[];
  /** Line of each row, to name it when the province finds fault with its code. */
  readonly lines: readonly number[];
}

export interface ReadFiles {
  readonly units: ReadFile<Unit>;
  readonly map: ReadFile<Edge>;
}

/** Digits of a code by level: a spreadsheet eats leading noughts. */
const digits: Readonly<Record<string, number>> = { '1': 2, '2': 3, '3': 5 };

const typeWords = /^(Tỉnh|Thành phố|Thị xã|Thị trấn|Quận|Huyện|Phường|Xã|Đặc khu)\s+/;

export function readUnits(bytes: Uint8Array): ReadFile<Unit> {
  return read<Unit>(
    bytes,
    unitColumns,
    ([code = '', name = '', type = '', level = '', parent = '']) => {
      const whole = code.padStart(digits[level] ?? 0, '0');
      if (!/^[123]$/.test(level)) return ['bad-level', level];
      if (!/^\d{2,6}$/.test(whole)) return ['bad-code', code];
      if (name === '' || name.length > 100) return ['bad-name', name];
      const short = name.replace(typeWords, '');
      const above = parent.length < 3 ? 2 : 3;
      return {
        code: whole,
        name,
        short,
        type: type || fold(name.slice(0, name.length - short.length)).replaceAll(' ', '_'),
        level: Number(level),
        parent: parent === '' ? null : parent.padStart(above, '0'),
        search: fold(short),
      };
    },
  );
}

export function readMap(bytes: Uint8Array): ReadFile<Edge> {
  return read<Edge>(bytes, mapColumns.slice(0, 3), ([from = '', to = '', part = '']) => {
    const [old, fresh] = [from.padStart(5, '0'), to.padStart(5, '0')];
    for (const code of [from, to]) if (!/^\d{1,6}$/.test(code)) return ['bad-code', code];
    const said = fold(part);
    if (said !== '' && said !== fold(wholeText) && said !== fold(partText))
      return ['bad-part', part];
    return { old, new: fresh, part: said === fold(partText) ? 'mot_phan' : 'toan_bo' };
  });
}

type Bad = readonly [LineFault['fault'], string];

function read<T extends object>(
  bytes: Uint8Array,
  columns: readonly string[],
  rowOf: (cells: readonly string[]) => T | Bad,
): ReadFile<T> {
  const none = (fault: LineFault['fault'], what = ''): ReadFile<T> => ({
    rows: [],
    lines: [],
    faults: [{ fault, line: 0, what }],
  });
  const text = utf8(bytes);
  if (text === null) return none('not-utf8');
  const [head = [], ...body] = tableOf(text);
  const at = columns.map((column) => head.findIndex((cell) => fold(cell) === fold(column)));
  const missing = columns.find((_, index) => at[index] === -1);
  if (missing !== undefined) return none('no-column', missing);
  const rows: T[] = [];
  const lines: number[] = [];
  const faults: LineFault[] = [];
  for (const [index, cells] of body.entries()) {
    if (cells.every((cell) => cell === '')) continue;
    const row = rowOf(at.map((column) => cells[column] ?? ''));
    const line = index + 2;
    if (isBad(row)) faults.push({ fault: row[0], line, what: row[1] });
    else {
      rows.push(row);
      lines.push(line);
    }
  }
  if (rows.length === 0 && faults.length === 0) return none('empty');
  return { rows, lines, faults };
}

function isBad(row: object): row is Bad {
  return Array.isArray(row);
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    // Saved as "CSV" without UTF-8: names would come out as garbage.
    return null;
  }
}

/** Cells may be quoted, and a quoted one may hold the separator, a quote or a line's end. */
function tableOf(text: string): readonly (readonly string[])[] {
  const end = text.indexOf('\n');
  const first = end === -1 ? text : text.slice(0, end);
  const separator = [';', '\t', ','].find((sign) => first.includes(sign)) ?? ';';
  const table: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const close = () => {
    table.at(-1)?.push(cell.trim().replace(/^'(?=[=+\-@])/, ''));
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted && sign === '"' && text.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"' && (quoted || cell.trim() === '')) quoted = !quoted;
    else if (!quoted && sign === separator) close();
    else if (!quoted && sign === '\n') {
      close();
      table.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  close();
  return table;
}
