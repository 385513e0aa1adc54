// The report as a document: what stands where, in words and figures, before anybody makes a file of it. The preview, the
// .docx and the .xlsx are drawn from this one value. domain.md §3
import type { SetYears } from '../report-year.ts';
import type { ReportHead } from '../setting.ts';
import type { NoteCode } from './notes.ts';
import type { FigureAddress, Report } from './report.ts';

/** What only a person can say; K4 of the communes' declarations is gathered for the last five. domain.md §2.3 K */
export const partKeys = [
  'documents',
  'spokes',
  'international',
  'digital',
  'results',
  'difficulties',
  'causes',
  'directions',
  'proposals',
] as const;
export type PartKey = (typeof partKeys)[number];

/** A piece of a sentence; a figure names its place in an annex. [B7] */
export interface Run {
  readonly text: string;
  readonly figure?: FigureAddress | undefined;
}

export interface Gathered {
  readonly unit: string;
  readonly text: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'sentence'; readonly runs: readonly Run[] }
  | {
      readonly kind: 'part';
      readonly part: PartKey;
      /** As the province wrote it; '' while nobody has. */
      readonly text: string;
      readonly gathered: readonly Gathered[];
    };

export interface PaperColumn {
  readonly key: string;
  readonly title: string;
  /** Parts of the table's width. */
  readonly width: number;
  readonly figure: boolean;
}

export interface PaperCell {
  readonly text: string;
  /** The number itself, for the sheet; null where nothing is known, or where it is hidden. */
  readonly n?: number | null | undefined;
}

export interface PaperAnnex {
  readonly key: FigureAddress['annex'];
  readonly title: string;
  readonly wide: boolean;
  readonly columns: readonly PaperColumn[];
  /** Of the rows; with that of a column each is the place of a figure. Absent: nothing in it can be opened. */
  readonly keys?: readonly string[];
  readonly rows: readonly (readonly PaperCell[])[];
  /** None where a sum of the rows says nothing. */
  readonly total: readonly PaperCell[] | null;
  readonly remarks: readonly string[];
}

export interface PaperNote {
  readonly code: NoteCode;
  readonly units: readonly string[];
  /** How many. */
  readonly records: number;
}

export interface PaperHead {
  readonly parent: string;
  readonly issuer: string;
  readonly country: string;
  readonly motto: string;
  /** Number, day and signature belong to the e-office: they stay blank. */
  readonly number: string;
  readonly dated: string;
  readonly kind: string;
  readonly subject: string;
  readonly addressee: string;
}

export interface Paper {
  readonly head: PaperHead;
  readonly opening: string;
  readonly body: readonly Block[];
  readonly closing: string;
  readonly recipients: { readonly title: string; readonly lines: readonly string[] };
  readonly signer: { readonly authority: string; readonly post: string };
  readonly annexes: readonly PaperAnnex[];
  /** What is printed on each annex: the days, the moment, what was counted. */
  readonly asOf: string;
  readonly attached: string;
  readonly notes: readonly PaperNote[];
}

/** What a document is made of. */
export interface PaperAsk {
  readonly report: Report;
  readonly place: {
    readonly kind: 'province' | 'area' | 'commune';
    readonly name: string;
  };
  /** As the province calls itself and whom it reports to, on the day the document is made. [B12] */
  readonly head: ReportHead;
  /** Days of reports as the province has set them. [C2] */
  readonly set: SetYears;
  /** Of a row of communes: "HY2025.12472" → "Xã Quỳnh Phụ". */
  readonly nameOf: (key: string) => string;
  readonly texts: Readonly<Partial<Record<PartKey, string>>>;
  readonly yearly: boolean;
  /** When the records were read, as written: "16:40 ngày 20/11/2026". */
  readonly asOf: string;
  /** Local date of whoever asks. */
  readonly today: string;
}
