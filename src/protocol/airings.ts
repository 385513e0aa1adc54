// Logs of loudspeaker platforms: what the province's screen sends and is told of each line, and what phones are proposed.
// POST /airings/log, GET /airings/platforms; GET /proposals/v1, POST /proposals/v1/refuse
import * as z from 'zod/mini';
import type { Airing } from '../domain/airing-log/airing.ts';
import { logFields } from '../domain/airing-log/columns.ts';
import { uuidPattern } from '../domain/identity.ts';
import { isDate } from '../domain/period.ts';

/** Lines of one request: small enough to be stopped between two. */
export const logLines = 250;
/** Uncompressed bytes of one. */
export const logBytes = 256 * 1024;
/** Airings a phone is told of, the newest first. */
export const mostProposed = 200;

const text = (least: number, most: number) =>
  z.string().check(z.minLength(least), z.maxLength(most));
const day = z.string().check(z.refine(isDate));
const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
const unitKey = z.string().check(z.regex(/^[A-Za-z0-9]{2,12}\.[0-9]{2,6}$/));

const told = {
  date: day,
  start: clock,
  minutes: whole(1, 180),
  clusters: z.optional(whole(0, 500)),
  title: z.optional(text(3, 200)),
};

const columnsSchema = z.partialRecord(z.enum(logFields), text(1, 200));
/** What a log calls a place, folded → the commune a person said it is. */
const placesSchema = z.record(text(1, 120), unitKey);

export const logAskSchema = z.strictObject({
  platform: z.string().check(z.trim(), z.minLength(2), z.maxLength(60)),
  /** Remembered for the platform's next log. */
  columns: columnsSchema,
  places: placesSchema,
  /** Nothing is written. */
  dry: z.boolean(),
  rows: z
    .array(z.strictObject({ line: whole(2, 1_000_000), place: text(1, 120), ...told }))
    .check(z.maxLength(logLines)),
});
export type LogAsk = z.infer<typeof logAskSchema>;

/** fresh: (to be) proposed; again: known from an earlier log; refused: an officer said no; logged: in the book. */
export const verdicts = [
  'fresh',
  'again',
  'refused',
  'logged',
  'unknown',
  'divided',
  'ambiguous',
  'not-yours',
] as const;
export type Verdict = (typeof verdicts)[number];

export const logAnswerSchema = z.object({
  lines: z.array(
    z.object({
      line: z.number(),
      verdict: z.enum(verdicts),
      /** The commune it goes to, by name. */
      unit: z.optional(z.string()),
      /** The name is of a commune that was merged into it. */
      was: z.optional(z.string()),
      /** What the name could mean. */
      units: z.optional(z.array(z.object({ unit: z.string(), name: z.string() }))),
    }),
  ),
});
export type LogAnswer = z.infer<typeof logAnswerSchema>;

export const platformsSchema = z.object({
  platforms: z.array(z.object({ name: z.string(), columns: columnsSchema, places: placesSchema })),
  /** Where this account may bring logs in. */
  units: z.array(z.object({ unit: z.string(), name: z.string() })),
});
export type Platforms = z.infer<typeof platformsSchema>;

export const proposalsSchema = z.object({
  airings: z.array(
    z.object({
      id: z.string().check(z.regex(uuidPattern)),
      unit: z.object({ set: z.string(), code: z.string() }),
      ...told,
    }),
  ),
});
export type Proposals = z.infer<typeof proposalsSchema>;

export const refuseAskSchema = z.strictObject({
  ids: z.array(z.string().check(z.regex(uuidPattern))).check(z.maxLength(mostProposed)),
});

/** What zod leaves out is left out, not undefined. */
export function airingsOf({ airings }: Proposals): readonly Airing[] {
  return airings.map(({ clusters, title, ...airing }) => ({
    ...airing,
    ...(clusters === undefined ? {} : { clusters }),
    ...(title === undefined ? {} : { title }),
  }));
}
