// Figures in the words of Vietnamese reports: 1.234.567; 12,5%; 09 lớp; "chưa có số liệu". domain.md §3.2
import type { Figure } from './grid.ts';
import outline from './outline.json' with { type: 'json' };
import { isSmall } from './small-numbers.ts';

const { words } = outline;

/** 1234.5 → "1.234,5". */
export function numberText(value: number): string {
  const [whole = '', rest] = String(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${value < 0 ? '-' : ''}${grouped}${rest === undefined ? '' : `,${rest}`}`;
}

/** How a sentence wants its figure; anything else is a plain number. */
export function figureText(value: Figure, as = ''): string {
  if (value === null) return words.undeclared;
  if (as === 'two') return value > 0 && value < 10 ? `0${value}` : numberText(value);
  if (as === 'share') return `${numberText(value)}%`;
  if (as === 'small') return isSmall(value) ? words.small : numberText(value);
  if (as === 'hours') {
    const [hours, minutes] = [Math.floor(value / 60), value % 60];
    return fillWords(words.hours, { hours: numberText(hours), minutes: numberText(minutes) });
  }
  return numberText(value);
}

/** In a table nought is a dash: nothing was done. */
export function cellText(value: Figure): string {
  return value === 0 ? words.none : figureText(value);
}

/** {name} in a sentence of the outline. A name that is not given stays, and is seen. */
export function fillWords(text: string, params: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}

/** 2026-11-20 → "20/11/2026". */
export function dayText(date: string): string {
  const [year, month, day] = date.split('-');
  return day ? `${day}/${month}/${year}` : date;
}
