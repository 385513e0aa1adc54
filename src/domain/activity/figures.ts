// What one entry adds to the totals of a month or a year, whatever its type. Counts only. domain.md §2.3, §3.3
import type { Values } from '../field.ts';
import { sumOf } from '../field.ts';

export interface Figures {
  /** Lượt phát. */
  readonly airings: number;
  /** On the air, all airings together. */
  readonly minutes: number;
  /** Lượt người xem: counted or estimated. */
  readonly visitors: number;
  /** Lượt người dự. */
  readonly people: number;
}

export const noFigures: Figures = { airings: 0, minutes: 0, visitors: 0, people: 0 };

/** [L4] */
export function figuresOf(values: Values): Figures {
  const number = (key: string) => {
    const value = values[key];
    return typeof value === 'number' ? value : 0;
  };
  return {
    airings: number('airings'),
    minutes: number('airings') * number('minutes'),
    visitors: values.visitorsMethod === 'khong_tinh' ? 0 : number('visitors'),
    people: sumOf(values, 'attendance.') + number('participants'),
  };
}

export function addFigures(a: Figures, b: Figures): Figures {
  return {
    airings: a.airings + b.airings,
    minutes: a.minutes + b.minutes,
    visitors: a.visitors + b.visitors,
    people: a.people + b.people,
  };
}
