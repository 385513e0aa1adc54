// The report as .docx, for officers to finish and put into the e-office. `docx` (MIT) is the maintained writer of the
// format; it is loaded with the first document and not before. domain.md §3.1 [B9]
import type { Paragraph } from 'docx';
import { Document, Packer } from 'docx';
import type { Block, Paper } from '../../src/domain/report/paper.ts';
import { annexOf } from './docx-annex.ts';
import { body, font, run, sheet, size } from './docx-form.ts';
import { footOf, headOf } from './docx-frame.ts';

/** Application/vnd.openxmlformats-officedocument.wordprocessingml.document. */
export async function docxOf(paper: Paper): Promise<Buffer> {
  const sections = [
    {
      ...sheet(false),
      children: [
        ...headOf(paper),
        body([run(paper.opening)]),
        ...paper.body.flatMap(paragraphsOf),
        body([run(paper.closing)]),
        footOf(paper),
      ],
    },
    ...paper.annexes.map((annex) => ({
      ...sheet(annex.wide),
      children: [...annexOf(annex, paper)],
    })),
  ];
  const plain = { font, size: size.text, language: { value: 'vi-VN' } };
  const document = new Document({
    title: paper.head.subject,
    creator: paper.head.issuer,
    styles: { default: { document: { run: plain } } },
    sections,
  });
  return Packer.toBuffer(document);
}

function paragraphsOf(block: Block): readonly Paragraph[] {
  if (block.kind === 'heading')
    return [body([run(block.text, { bold: true })], { keepNext: true })];
  if (block.kind === 'sentence') return [body(block.runs.map(({ text }) => run(text)))];
  const lines = block.text === '' ? ['…'] : block.text.split('\n');
  return lines.map((one) => body([run(one)]));
}
