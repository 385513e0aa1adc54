// The addendum to a frozen report: a document of its own, with the figures before and after and the records that moved
// them. The report it is about stays as it was sent. [B10]
import type { Adjustments, MovedFigure } from './adjust.ts';
import { dayText, figureText, fillWords, numberText } from './figure-text.ts';
import outline from './outline.json' with { type: 'json' };
import type { Paper, PaperAnnex, PaperAsk, PaperCell } from './paper.ts';

const { addendum } = outline;

/** @param paper of the report as it would be now: its head and its signature serve the addendum too */
export function addendumOf(
  paper: Paper,
  { figures, records }: Adjustments,
  ask: PaperAsk,
  frozen: { readonly number: number; readonly day: string },
): Paper {
  const params = {
    number: String(frozen.number),
    day: dayText(frozen.day),
    figures: numberText(figures.length),
    records: numberText(records.length),
  };
  return {
    ...paper,
    head: { ...paper.head, subject: fillWords(addendum.subject, params) },
    opening: fillWords(addendum.opening, params),
    body: [],
    closing: addendum.closing,
    annexes: [figureAnnex(figures, ask), recordAnnex(records, ask)],
    notes: [],
  };
}

function figureAnnex(figures: readonly MovedFigure[], ask: PaperAsk): PaperAnnex {
  const wide = ask.place.kind !== 'commune';
  // Single classes stay out above the commune: their groups are small. [B3]
  const shown = figures.filter(({ annex, row }) => annex !== 'V' || row === 'total' || !wide);
  const columns = addendum.columns.map((column) => ({ ...column, figure: 'figure' in column }));
  const rows = shown.map((moved, index): readonly PaperCell[] => {
    const { annex, row, column, before, after } = moved;
    const small = annex === 'V' && wide ? 'small' : '';
    const { columns: own } = outline.annexes[annex];
    const title = own.find(({ key }) => key === column)?.title ?? column;
    const change = (after ?? 0) - (before ?? 0);
    const rounded = Math.round(change * 10) / 10;
    return [
      { text: String(index + 1) },
      { text: annex },
      { text: row === 'total' ? outline.words.total : ask.nameOf(row) },
      { text: title },
      { text: figureText(before, small), n: before },
      { text: figureText(after, small), n: after },
      { text: `${rounded > 0 ? '+' : ''}${numberText(rounded)}`, n: rounded },
    ];
  });
  const { title } = addendum.figures;
  return { key: 'I', title, wide: false, columns, rows, total: null, remarks: [] };
}

function recordAnnex(records: Adjustments['records'], ask: PaperAsk): PaperAnnex {
  const columns = addendum.records.columns.map((column) => ({ ...column, figure: false }));
  const why: Readonly<Record<string, string>> = addendum.why;
  const rows = records.map((record, index) => [
    { text: String(index + 1) },
    { text: ask.nameOf(record.unit) },
    { text: dayText(record.date) },
    { text: record.title || addendum.declaration },
    { text: why[record.why] ?? '' },
  ]);
  const { title } = addendum.records;
  return { key: 'II', title, wide: false, columns, rows, total: null, remarks: [] };
}
