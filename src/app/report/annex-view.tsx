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
  const { key, title, wide, columns, rows, total, remarks } = annex;
  const cells = (row: readonly Cell[]) =>
    row.map((cell, index) => (
      <td key={index} class={columns[index]?.figure ? 'middle num' : undefined}>
        {cell.figure && cell.n ? (
          <FigureButton text={cell.text} figure={cell.figure} onFigure={onFigure} />
        ) : (
          cell.text
        )}
      </td>
    ));
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
            <tr key={index}>{cells(row)}</tr>
          ))}
          {total && <tr class="strong">{cells(total)}</tr>}
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
