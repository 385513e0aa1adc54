// Measures of an administrative document, NĐ 30/2020/NĐ-CP, Phụ lục I. domain.md §3.1 [B9]
import type { IParagraphOptions, IRunOptions, ISectionPropertiesOptions } from 'docx';
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Header,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';

const mm = convertMillimetersToTwip;

/** Half points, as the format counts. */
export const size = { dense: 18, table: 20, small: 22, note: 24, text: 28 } as const;

export const font = 'Times New Roman';

/** A4; top and bottom 20 mm, left 30, right 15. Turned, the binding edge stays at the left. */
const paper = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(9) },
};

/** What is left between the margins, in twips. */
export const across = {
  upright: mm(210 - 30 - 15),
  wide: mm(297 - 30 - 15),
} as const;

export function run(text: string, options: IRunOptions = {}): TextRun {
  return new TextRun({ text, font, size: size.text, ...options });
}

export function line(runs: readonly TextRun[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: [...runs] });
}

export function centred(text: string, options: IRunOptions = {}, more: IParagraphOptions = {}) {
  return line([run(text, options)], { alignment: AlignmentType.CENTER, ...more });
}

/** Body text: justified, first line 12,7 mm in, 6 pt between paragraphs. */
export function body(runs: readonly TextRun[], options: IParagraphOptions = {}): Paragraph {
  return line(runs, {
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(12.7) },
    spacing: { before: 60, after: 60, line: 276, lineRule: LineRuleType.AUTO },
    ...options,
  });
}

/** The short solid line under a name or a title. @param side what is left free at each side, in twips */
export function rule(side: number): Paragraph {
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 40, after: 60, line: 80, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  });
}

/** Numbers from 1 in the top margin, centred, none on the first page; each annex counts its own. */
export function sheet(wide: boolean): Pick<ISectionConfig, 'properties' | 'headers'> {
  const orientation = wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return {
    properties: {
      titlePage: true,
      page: {
        ...paper,
        size: { ...paper.size, orientation },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      first: new Header({ children: [new Paragraph({ children: [] })] }),
      default: new Header({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: [PageNumber.CURRENT], font, size: size.text })],
          }),
        ],
      }),
    },
  };
}

interface ISectionConfig {
  readonly properties: ISectionPropertiesOptions;
  readonly headers: { readonly first: Header; readonly default: Header };
}
