// One annex on a sheet of its own. A dash and a word have no records; a number opens them.
import type { FigureAddress } from '../../domain/report/report.ts';
import type { WirePaper } from '../../protocol/report.ts';
import { FigureButton } from './figure-button.tsx';

type Annex = WirePaper['annexes'][number];
type Cell = Annex['rows'][number][number];

interface AnnexViewProps {
  readonly annex: Annex;
  readonly attached: string;
  readonly asOf: string;
  readonly onFigure: (figure: FigureAddress) => void;
}

export function AnnexView({ annex, attached, asOf, onFigure }: AnnexViewProps) {
  const { key, title, wide, columns, keys, rows, total, remarks } = annex;
  const cells = (cellsOfRow: readonly Cell[], row: string | undefined) =>
    cellsOfRow.map(({ text, n }, index) => {
      const column = columns[index];
      const opens = column?.figure && row !== undefined && n;
      return (
        <td key={index} class={column?.figure ? 'middle num' : undefined}>
          {opens ? (
            <FigureButton
              text={text}
              figure={{ annex: key, row, column: column.key }}
              onFigure={onFigure}
            />
          ) : (
            text
          )}
        </td>
      );
    });
  return (
    <article class={`report-sheet ${wide ? 'report-wide' : ''}`}>
      <div class="report-title">
        <h2>Phụ lục {key}</h2>
        <h3>{title}</h3>
        <p class="slant">{attached}</p>
        <p class="slant small">{asOf}</p>
      </div>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" style={{ width: `${column.width}%` }}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>{cells(row, keys?.[index])}</tr>
          ))}
          {total && <tr class="strong">{cells(total, keys && 'total')}</tr>}
        </tbody>
      </table>
      {remarks.map((remark) => (
        <p key={remark} class="slant small">
          {remark}
        </p>
      ))}
    </article>
  );
}
