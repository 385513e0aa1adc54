// The annexes as .xlsx with real numbers, to be summed and sorted. `write-excel-file` (MIT, 10 KB, one dependency) writes
// all of what seven tables need; the larger writers are no longer maintained.
import type { Cell } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import type { Paper, PaperAnnex, PaperCell, PaperColumn } from '../../src/domain/report/paper.ts';

const framed = { borderStyle: 'thin', borderColor: '#555555', wrap: true } as const;

export function xlsxOf(paper: Paper): Promise<Buffer> {
  const sheets = paper.annexes.map((annex) => ({
    sheet: `Phụ lục ${annex.key}`,
    data: rowsOf(annex, paper),
    columns: annex.columns.map(({ width }) => ({ width: Math.max(6, width * 1.3) })),
    stickyRowsCount: 4,
    ...(annex.wide ? { orientation: 'landscape' as const } : {}),
  }));
  return writeExcelFile(sheets, { fontFamily: 'Times New Roman', fontSize: 11 }).toBuffer();
}

function rowsOf({ key, title, columns, rows, total, remarks }: PaperAnnex, paper: Paper) {
  const span = { columnSpan: columns.length, align: 'center' } as const;
  const bold = { fontWeight: 'bold' } as const;
  return [
    [{ value: `Phụ lục ${key}. ${title}`, ...span, ...bold }],
    [{ value: paper.asOf, ...span, fontStyle: 'italic' as const }],
    [],
    columns.map((column) => ({
      value: column.title,
      ...framed,
      ...bold,
      align: 'center' as const,
    })),
    ...rows.map((row) => row.map((cell, index) => cellOf(cell, columns[index]))),
    ...(total ? [total.map((cell, index) => ({ ...cellOf(cell, columns[index]), ...bold }))] : []),
    ...remarks.map((remark) => [{ value: remark, ...span, align: 'left' as const }]),
  ];
}

/** A figure is a number; what is not known, or hidden, keeps its words. "12/65" stays text: two numbers. */
function cellOf({ text, n }: PaperCell, column: PaperColumn | undefined) {
  if (!column?.figure) return { value: text, ...framed };
  if (typeof n !== 'number' || text.includes('/'))
    return { value: text, ...framed, align: 'center' as const };
  const format = Number.isInteger(n) ? '#,##0' : '#,##0.0';
  return { value: n, type: Number, format, ...framed } satisfies Cell;
}
