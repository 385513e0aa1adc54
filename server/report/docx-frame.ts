// Head and foot of the document: names, number, place and day at the top; receivers and signature at the end. Number, day
// and signature stay blank: they belong to the e-office. domain.md §3.1 [B9]
import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Paper } from '../../src/domain/report/paper.ts';
import { across, centred, line, rule, run, size } from './docx-form.ts';

const none = { style: 'none', size: 0, color: 'auto' } as const;
const borderless = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};

/** Two columns without lines: shares of the page's width. */
function twoColumns(left: readonly Paragraph[], right: readonly Paragraph[], share: number): Table {
  const widths = [share, 1 - share].map((part) => Math.round(across.upright * part));
  const cell = (children: readonly Paragraph[], column: number) =>
    new TableCell({
      children: [...children],
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.TOP,
      margins: { left: 0, right: 0 },
      borders: { top: none, bottom: none, left: none, right: none },
    });
  return new Table({
    columnWidths: widths,
    width: { size: across.upright, type: WidthType.DXA },
    borders: borderless,
    rows: [new TableRow({ children: [cell(left, 0), cell(right, 1)] })],
  });
}

const leftShare = 0.42;

export function headOf({ head }: Paper): readonly (Table | Paragraph)[] {
  const [left, right] = [across.upright * leftShare, across.upright * (1 - leftShare)];
  const caps = { size: size.note } as const;
  return [
    twoColumns(
      [
        ...(head.parent ? [centred(head.parent, caps)] : []),
        centred(head.issuer, { ...caps, bold: true }),
        rule(Math.round(left * 0.3)),
        centred(head.number, { size: 26 }, { spacing: { before: 60 } }),
      ],
      [
        centred(head.country, { ...caps, bold: true }),
        centred(head.motto, { size: 26, bold: true }),
        // As long as the motto itself.
        rule(Math.round(right * 0.2)),
        centred(head.dated, { size: 26, italics: true }, { spacing: { before: 60 } }),
      ],
      leftShare,
    ),
    centred(head.kind, { bold: true }, { spacing: { before: 360 } }),
    centred(head.subject, { bold: true }),
    rule(Math.round(across.upright * 0.36)),
    centred(head.addressee, {}, { spacing: { before: 240, after: 240 } }),
  ];
}

export function footOf({ recipients, signer }: Paper): Table {
  const last = recipients.lines.length - 1;
  const receivers = recipients.lines.map((one, index) =>
    line([run(`- ${one}${index === last ? '.' : ';'}`, { size: size.small })]),
  );
  const post = [signer.authority, signer.post].filter(Boolean);
  return twoColumns(
    [line([run(recipients.title, { size: size.note, bold: true, italics: true })]), ...receivers],
    [
      ...post.map((text) => centred(text, { bold: true }, { keepNext: true })),
      // Room for the signature and the seal; the name comes with them.
      ...Array.from({ length: 5 }, () => new Paragraph({ alignment: AlignmentType.CENTER })),
    ],
    0.5,
  );
}
