// The table: a cell leads to its records. One tab stop for all of it; arrow keys walk from cell to cell.
import { useEffect, useRef, useState } from 'preact/hooks';
import { declarationParts } from '../../domain/activity/declaration.ts';
import { addDays } from '../../domain/period.ts';
import type { Matrix } from '../../protocol/matrix.ts';
import { tArea } from '../words/area-words.ts';
import { dayMonth, momentText } from '../words/format.ts';
import type { AreaLine } from './area-lines.ts';
import { partsText } from './area-lines.ts';

interface AreaTableProps {
  readonly matrix: Matrix;
  readonly lines: readonly AreaLine[];
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

export function AreaTable({ matrix, lines }: AreaTableProps) {
  const { days, by } = matrix;
  const [at, setAt] = useState<readonly [number, number]>([0, days.length - 1]);
  function walk(event: KeyboardEvent): void {
    const move = moves[event.key];
    const table = event.currentTarget;
    if (!move || !(table instanceof HTMLElement)) return;
    event.preventDefault();
    const row = Math.min(lines.length - 1, Math.max(0, at[0] + move[0]));
    const column = Math.min(days.length - 1, Math.max(0, at[1] + move[1]));
    setAt([row, column]);
    table.querySelector<HTMLElement>(`[data-cell="${row}.${column}"]`)?.focus();
  }
  const scroll = useRef<HTMLDivElement>(null);
  // On a phone the newest columns are what one looks at first.
  useEffect(() => {
    const last = scroll.current?.querySelector<HTMLElement>('[data-last]');
    if (scroll.current && last)
      scroll.current.scrollLeft = last.offsetLeft + last.offsetWidth - scroll.current.clientWidth;
  }, [days.at(-1), days.length]);
  const most = Math.max(1, ...lines.flatMap((line) => line.cells));
  const [focusRow, focusColumn] = [Math.min(at[0], lines.length - 1), at[1]];
  return (
    <div class="area-scroll" ref={scroll}>
      <table class="area-table num" role="grid" aria-label={tArea('title')} onKeyDown={walk}>
        <thead>
          <tr>
            <th scope="col">{tArea('commune')}</th>
            {days.map((day) => (
              <th
                key={day}
                scope="col"
                class="area-day"
                {...(day === days.at(-1) ? { 'data-last': '' } : {})}
              >
                {dayMonth(day)}
              </th>
            ))}
            <th scope="col">{tArea('queue')}</th>
            <th scope="col">{tArea('declared')}</th>
            <th scope="col">{tArea('phone')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, row) => (
            <tr key={`${line.unit}${line.undivided}`}>
              <Name line={line} by={by} />
              {line.cells.map((n, column) => (
                <Cell
                  key={days[column]}
                  line={line}
                  day={days[column] ?? ''}
                  by={by}
                  n={n}
                  most={most}
                  silent={isSilent(line, column)}
                  place={`${row}.${column}`}
                  focusable={row === focusRow && column === focusColumn}
                />
              ))}
              <Beside line={line} />
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft area-keys">{tArea('keys')}</p>
    </div>
  );
}

/** Within the silence that is counted: not the column that runs. */
function isSilent({ cells, silent }: AreaLine, column: number): boolean {
  return column < cells.length - 1 && column >= cells.length - 1 - silent;
}

function Name({ line, by }: { readonly line: AreaLine; readonly by: Matrix['by'] }) {
  const silent = by === 'week' ? 'silentWeeks' : 'silentDays';
  const old = line.undivided ? tArea('undivided') : line.present ? '' : tArea('notPresent');
  return (
    <th scope="row">
      {line.name}
      {line.silent > 0 && <span class="area-mark">{tArea(silent, { n: line.silent })}</span>}
      {old && <span class="soft area-old">{old}</span>}
    </th>
  );
}

interface CellProps {
  readonly line: AreaLine;
  readonly day: string;
  readonly by: Matrix['by'];
  readonly n: number;
  readonly most: number;
  readonly silent: boolean;
  readonly place: string;
  readonly focusable: boolean;
}

function Cell({ line, day, by, n, most, silent, place, focusable }: CellProps) {
  const to = by === 'week' ? addDays(day, 6) : day;
  const column = by === 'week' ? tArea('weekOf', { day: dayMonth(day) }) : dayMonth(day);
  const shade =
    n === 0 ? (silent ? 'area-silent' : 'area-none') : `area-${Math.ceil((4 * n) / most)}`;
  const query = new URLSearchParams({ unit: line.unit, from: day, to });
  return (
    <td class={shade}>
      <a
        href={`/tim?${query}`}
        data-cell={place}
        tabIndex={focusable ? 0 : -1}
        aria-label={tArea('cell', { name: line.name, column, n })}
      >
        {n === 0 ? '–' : n}
      </a>
    </td>
  );
}

function Beside({ line }: { readonly line: AreaLine }) {
  const { present, submitted, returned, undeclared, seen, unsent, oldest } = line;
  return (
    <>
      <td>
        {submitted}
        {returned > 0 && <span class="area-old">{tArea('returned', { n: returned })}</span>}
      </td>
      {present ? (
        <>
          <td>
            {undeclared.length === 0 ? (
              tArea('declaredAll')
            ) : (
              <span class="area-mark">
                {undeclared.length === declarationParts.length
                  ? tArea('declaredNone')
                  : tArea('undeclared', { parts: partsText(undeclared) })}
              </span>
            )}
          </td>
          <td>
            {seen === null ? tArea('never') : tArea('seen', { at: momentText(seen) })}
            {unsent > 0 && (
              <span class="area-mark">
                {oldest === null
                  ? tArea('unsent', { n: unsent })
                  : tArea('unsentSince', { n: unsent, day: dayMonth(oldest) })}
              </span>
            )}
          </td>
        </>
      ) : (
        <td colSpan={2} />
      )}
    </>
  );
}
