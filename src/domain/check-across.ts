// What can only be seen over many records of a commune at once: how often, how long, how many, what twice. Built once for
// all records a desk holds, then asked for each of them. domain.md §2.4 [K2]–[K4] [K7]
import { figuresOf } from './activity/figures.ts';
import type { RecordType } from './activity/type.ts';
import { duplicateKey } from './duplicate.ts';
import type { Values } from './field.ts';
import { addDays, daysBetween } from './period.ts';
import { photosOf } from './photo.ts';
import type { ReviewState } from './record.ts';
import { parseScope } from './scope.ts';
import { fold } from './text.ts';

/** A record as the desk holds it. */
export interface Held {
  readonly id: string;
  readonly scope: string;
  readonly type: RecordType;
  readonly state: ReviewState;
  readonly values: Values;
}

export interface Survey {
  /** Airings of one title of a commune in one month. */
  readonly airings: ReadonlyMap<string, number>;
  /** Minutes on the air of a commune on one day, all broadcasts together. */
  readonly minutes: ReadonlyMap<string, number>;
  /** Inhabitants, as a scope's declaration says. */
  readonly population: ReadonlyMap<string, number>;
  /** Records that share what makes them the same thing twice, or a photo. */
  readonly same: ReadonlyMap<string, readonly string[]>;
  /** `fold`, remembering what it was asked: titles come again and again. */
  readonly folding: (text: string) => string;
}

/** Records that are cancelled are out of the way already; they count nowhere here. */
export function surveyOf(records: readonly Held[]): Survey {
  const airings = new Map<string, number>();
  const minutes = new Map<string, number>();
  const population = new Map<string, number>();
  const same = new Map<string, string[]>();
  const folding = remembering(fold);
  for (const record of records) {
    if (record.state === 'cancelled') continue;
    const { population: declared } = record.values;
    if (record.type === 'khai_bao' && typeof declared === 'number')
      population.set(record.scope, declared);
    for (const key of samenesses(record, folding)) {
      const others = same.get(key);
      if (others) others.push(record.id);
      else same.set(key, [record.id]);
    }
    if (record.type !== 'phat_thanh') continue;
    const days = daysOf(record.values);
    const figures = figuresOf(record.values);
    const title = titleKey(record, folding);
    for (const day of days) {
      add(airings, monthKey(title, day), figures.airings / days.length);
      add(minutes, dayKey(record, day), figures.minutes / days.length);
    }
  }
  return { airings, minutes, population, same, folding };
}

/** Airings of this record's title in the month where they are most. */
export function mostAirings({ airings, folding }: Survey, record: Held): number {
  if (record.type !== 'phat_thanh') return 0;
  const title = titleKey(record, folding);
  const months = new Set(daysOf(record.values).map((day) => monthKey(title, day)));
  return whole(Math.max(0, ...[...months].map((key) => airings.get(key) ?? 0)));
}

/** The record's fullest day: minutes of the commune's broadcasts. */
export function fullestDay({ minutes }: Survey, record: Held): number {
  if (record.type !== 'phat_thanh') return 0;
  const days = daysOf(record.values).map((day) => minutes.get(dayKey(record, day)) ?? 0);
  return whole(Math.max(0, ...days));
}

/** Thirds of a day do not add up to the same last digit in every order. */
function whole(sum: number): number {
  return Math.round(sum - 1e-6);
}

/** The others that are the same thing by commune, type, day, hour and title. [L8] */
export function sameThing({ same, folding }: Survey, record: Held): readonly string[] {
  const key = thingKey(record, folding);
  return key === undefined ? [] : (same.get(key) ?? []).filter((id) => id !== record.id);
}

/** The others that show a photo of this one. [F2] */
export function samePhoto({ same }: Survey, record: Held): readonly string[] {
  const ids = photosOf(record.values).flatMap((photo) => same.get(photoKey(photo)) ?? []);
  return [...new Set(ids)].filter((id) => id !== record.id);
}

type Folding = Survey['folding'];

function samenesses(record: Held, folding: Folding): readonly string[] {
  const thing = thingKey(record, folding);
  const photos = photosOf(record.values).map(photoKey);
  return thing === undefined ? photos : [thing, ...photos];
}

function thingKey({ scope, type, values }: Held, folding: Folding): string | undefined {
  return duplicateKey({ unit: parseScope(scope)?.unit, type, values }, folding);
}

function remembering(folding: Folding): Folding {
  const known = new Map<string, string>();
  return (text) => {
    const folded = known.get(text) ?? folding(text);
    known.set(text, folded);
    return folded;
  };
}

function photoKey(photo: string): string {
  return `photo ${photo}`;
}

/** "c:HY2025.12472" out of "c:HY2025.12472:2026": the two years of a commune are one commune. */
function communeOf({ scope }: Held): string {
  return scope.slice(0, scope.lastIndexOf(':'));
}

function titleKey(record: Held, folding: Folding): string {
  const { title } = record.values;
  return `${communeOf(record)} ${typeof title === 'string' ? folding(title) : ''}`;
}

function monthKey(title: string, day: string): string {
  return `${day.slice(0, 7)} ${title}`;
}

function dayKey(record: Held, day: string): string {
  return `${communeOf(record)} ${day}`;
}

/** Every day from the first to the last: a repeated programme is spread evenly over them. */
function daysOf({ date, to }: Values): readonly string[] {
  if (typeof date !== 'string' || date === '') return [];
  if (typeof to !== 'string' || to <= date) return [date];
  return Array.from({ length: daysBetween(date, to) + 1 }, (_, day) => addDays(date, day));
}

function add(sums: Map<string, number>, key: string, n: number): void {
  sums.set(key, (sums.get(key) ?? 0) + n);
}
