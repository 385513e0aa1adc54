// Which column of a platform's log says what. Guessed from Vietnamese headers; a person corrects it, and it is remembered.
import { fold } from '../text.ts';

/** In the order they are asked about. */
export const logFields = [
  'time',
  'day',
  'place',
  'minutes',
  'clusters',
  'title',
  'status',
] as const;
export type LogField = (typeof logFields)[number];

/** Field → header, as the file writes it. */
export type LogColumns = Readonly<Partial<Record<LogField, string>>>;

/** Without these nothing can be read. */
const neededFields: readonly LogField[] = ['time', 'place', 'minutes'];

/** The first that fits wins; more telling words stand first. */
const words: Readonly<Record<LogField, readonly RegExp[]>> = {
  minutes: [/thoi luong/, /so (phut|giay)/, /do dai/],
  time: [
    /(gio|thoi gian|thoi diem) (phat|bat dau)/,
    /bat dau/,
    /^(ngay gio|gio|thoi gian|thoi diem)/,
  ],
  day: [/^ngay (phat|thang)/, /^ngay$/],
  place: [
    /^(ten )?(xa|phuong|dia ban|dia phuong|don vi)/,
    /^(ten )?(dai|tram)/,
    /\b(xa|dia ban)\b/,
  ],
  clusters: [/cum/, /so loa/],
  title: [
    /(ten|tieu de) (ban tin|chuong trinh|bai)/,
    /tieu de/,
    /noi dung|chu de/,
    /ban tin|chuong trinh/,
  ],
  status: [/trang thai/, /ket qua/],
};

/** @param known what this platform's columns were last time: kept where the file still has them */
export function guessColumns(headers: readonly string[], known: LogColumns = {}): LogColumns {
  const taken = new Set<string>();
  const found: Partial<Record<LogField, string>> = {};
  const take = (field: LogField, header: string | undefined) => {
    if (header === undefined || found[field] !== undefined) return;
    found[field] = header;
    taken.add(header);
  };
  for (const field of logFields)
    take(
      field,
      headers.find((one) => one === known[field]),
    );
  for (const field of Object.keys(words).filter(isLogField))
    for (const word of words[field])
      take(
        field,
        headers.find((one) => !taken.has(one) && word.test(fold(one))),
      );
  return found;
}

/** Lines of a title may stand above the headers. */
const mostAbove = 15;

/** Where the headers stand: the first line that has all that is needed, else the first with the most cells. */
export function headAt(cells: readonly (readonly string[])[]): number {
  const top = cells.slice(0, mostAbove);
  const whole = top.findIndex((row) => lacking(guessColumns(row)).length === 0);
  if (whole >= 0) return whole;
  const filled = top.map((row) => row.filter((cell) => cell.trim() !== '').length);
  return Math.max(0, filled.indexOf(Math.max(...filled)));
}

export function lacking(columns: LogColumns): readonly LogField[] {
  return neededFields.filter((field) => columns[field] === undefined);
}

function isLogField(text: string): text is LogField {
  return logFields.some((field) => field === text);
}
