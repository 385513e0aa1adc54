// An annex as a section of its own: title, what it is attached to, the table with its header on every page. domain.md §3.4
import type { IRunOptions } from 'docx';
import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Paper, PaperAnnex, PaperCell, PaperColumn } from '../../src/domain/report/paper.ts';
import { across, centred, line, run, size } from './docx-form.ts';

export function annexOf(annex: PaperAnnex, paper: Paper): readonly (Paragraph | Table)[] {
  const remarks = annex.remarks.map((text) =>
    line([run(text, { size: size.small, italics: true })]),
  );
  return [
    centred(`Phụ lục ${annex.key}`, { bold: true }),
    centred(annex.title.toUpperCase(), { bold: true }),
    centred(paper.attached, { italics: true }),
    centred(paper.asOf, { size: size.note, italics: true }, { spacing: { after: 160 } }),
    tableOf(annex),
    ...remarks,
    // A section cannot end with a table.
    new Paragraph({ children: [] }),
  ];
}

/** Above this the letters are smaller, so that a number stays on its line. */
const manyColumns = 18;

function tableOf({ columns, rows, total, wide }: PaperAnnex): Table {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const room = wide ? across.wide : across.upright;
  const widths = columns.map(({ width }) => Math.floor((room * width) / all));
  const letters = columns.length > manyColumns ? size.dense : size.table;
  const cells = (texts: readonly PaperCell[], bold: boolean, keepNext = false) =>
    texts.map(({ text }, index) =>
      cellOf(text, columns[index], widths[index] ?? 0, { size: letters, bold }, keepNext),
    );
  const titles = columns.map(({ title }) => ({ text: title }));
  const header = titles.map(({ text }, index) =>
    cellOf(text, undefined, widths[index] ?? 0, { size: letters, bold: true }),
  );
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: header }),
      ...rows.map((row, index) => {
        // The total never stands alone on its page.
        const keepNext = total !== null && index >= rows.length - 2;
        return new TableRow({ cantSplit: true, children: cells(row, false, keepNext) });
      }),
      ...(total ? [new TableRow({ cantSplit: true, children: cells(total, true) })] : []),
    ],
  });
}

function cellOf(
  text: string,
  column: PaperColumn | undefined,
  width: number,
  letters: IRunOptions,
  keepNext = false,
) {
  const middle = column === undefined || column.figure || column.key === 'no';
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 40, right: 40, top: 20, bottom: 20 },
    children: [
      line([run(text, letters)], {
        keepNext,
        alignment: middle ? AlignmentType.CENTER : AlignmentType.LEFT,
      }),
    ],
  });
}
