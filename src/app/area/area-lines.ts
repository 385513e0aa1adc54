// The lines of Địa bàn with what each should be reminded of, the longest silent first.
import type { DeclarationPart } from '../../domain/activity/declaration.ts';
import { calendarOf } from '../../domain/calendar.ts';
import type { Reminder } from '../../domain/matrix.ts';
import { remindersOf } from '../../domain/matrix.ts';
import type { SetYears } from '../../domain/report-year.ts';
import type { Matrix, MatrixRow } from '../../protocol/matrix.ts';
import { tArea } from '../words/area-words.ts';
import { dayMonth } from '../words/format.ts';

export const kinds = ['all', 'silent', 'undeclared', 'away', 'unsent'] as const;
export type Kind = (typeof kinds)[number];

export interface AreaLine extends MatrixRow {
  readonly reminders: readonly Reminder[];
  readonly kinds: readonly Kind[];
  readonly silent: number;
}

const names = new Intl.Collator('vi', { numeric: true });

export function linesOf(matrix: Matrix, nowMs: number, set?: SetYears): readonly AreaLine[] {
  const askedFrom = calendarOf(matrix.year, set).find(({ step }) => step === 'declare')?.date ?? '';
  return matrix.lines
    .map((row): AreaLine => {
      // A unit that is gone is silent for ever, and has no phone of its own.
      const reminders = row.present ? remindersOf(row, matrix.by, nowMs, askedFrom) : [];
      const silence = reminders.find((one) => one.kind === 'silent');
      const kindsOf = reminders.map((one) => (one.kind === 'never' ? 'away' : one.kind));
      return { ...row, reminders, silent: silence?.n ?? 0, kinds: kindsOf };
    })
    .sort((a, b) => b.silent - a.silent || names.compare(a.name, b.name));
}

/** "K1, K3" */
export function partsText(parts: readonly DeclarationPart[]): string {
  return parts.map((part) => tArea(`part.${part}`)).join(', ');
}

function reminderText(reminder: Reminder, by: Matrix['by']): string {
  switch (reminder.kind) {
    case 'silent':
      return tArea(by === 'week' ? 'remind.silentWeeks' : 'remind.silentDays', { n: reminder.n });
    case 'unsent':
      return reminder.since === null
        ? tArea('remind.unsent', { n: reminder.n })
        : tArea('remind.unsentSince', { n: reminder.n, day: dayMonth(reminder.since) });
    case 'never':
      return tArea('remind.never');
    case 'away':
      return tArea('remind.away', { day: dayMonth(reminder.since), n: reminder.n });
    case 'undeclared':
      return tArea('remind.undeclared', { parts: partsText(reminder.parts) });
  }
}

/** One line a commune: "Xã Quỳnh Phụ: 3 tuần liền chưa có bản ghi nào; khai báo năm còn thiếu K1." */
export function reminderLine({ name, reminders }: AreaLine, by: Matrix['by']): string {
  return `${name}: ${reminders.map((one) => reminderText(one, by)).join('; ')}.`;
}
