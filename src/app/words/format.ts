// Days, times and numbers as people here write them: "Thứ sáu, 20/11", "CN 22/11", "16:58", "1.234,5". domain.md §5.3
import { addDays, localDate, localTime, weekday } from '../../domain/period.ts';
import { writeNumber } from './fill.ts';
import type { WordKey } from './words.ts';
import { language, t } from './words.ts';

const weekdays = [
  'weekday.0',
  'weekday.1',
  'weekday.2',
  'weekday.3',
  'weekday.4',
  'weekday.5',
  'weekday.6',
] as const satisfies readonly WordKey[];

const shortWeekdays = [
  'weekday.short.0',
  'weekday.short.1',
  'weekday.short.2',
  'weekday.short.3',
  'weekday.short.4',
  'weekday.short.5',
  'weekday.short.6',
] as const satisfies readonly WordKey[];

export function formatNumber(value: number): string {
  return writeNumber(value, language.value);
}

/** "2026-11-20" → "20/11". */
export function dayMonth(date: string): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}`;
}

/** "2026-11-20" → "20/11/2026". */
export function fullDate(date: string): string {
  return `${dayMonth(date)}/${date.slice(0, 4)}`;
}

/** "2026-11" → "11/2026". */
export function monthText(month: string): string {
  return `${month.slice(5, 7)}/${month.slice(0, 4)}`;
}

/** "Thứ sáu, 20/11". */
export function longDay(date: string): string {
  return `${t(weekdays[weekday(date)] ?? 'weekday.0')}, ${dayMonth(date)}`;
}

/** "CN 22/11", for the small line above a title. */
export function shortDay(date: string): string {
  return `${t(shortWeekdays[weekday(date)] ?? 'weekday.short.0')} ${dayMonth(date)}`;
}

/** A heading over a day's entries: today, yesterday, or the day by name; the year only when it is another one. */
export function dayHeading(date: string, today: string): string {
  if (date === today) return t('day.today');
  if (date === addDays(today, -1)) return t('day.yesterday');
  return date.slice(0, 4) === today.slice(0, 4)
    ? longDay(date)
    : `${longDay(date)}/${date.slice(0, 4)}`;
}

/** The time of an instant on the clock of Việt Nam: "16:58". */
export function clockTime(instant: string): string {
  return localTime(Date.parse(instant));
}

/** "16:58" on the same day, otherwise "20/11 16:58": for stories and receipts. */
export function momentText(instant: string, today?: string): string {
  const date = localDate(Date.parse(instant));
  return date === today ? clockTime(instant) : `${dayMonth(date)} ${clockTime(instant)}`;
}

/** Bytes as a person judges them: "1,2 GB", "340 MB". */
export function formatBytes(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  return megabytes >= 1000
    ? `${formatNumber(Math.round(megabytes / 100) / 10)} GB`
    : `${formatNumber(Math.round(megabytes))} MB`;
}

/** A file's size: "36 KB" below a megabyte. */
export function formatSize(bytes: number): string {
  return bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} KB`
    : formatBytes(bytes);
}

/** A receipt as it is read out: "7K2M-Q9TX". [W9] */
export function receiptText(code: string): string {
  return /^\w{8}$/.test(code) ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}
