// Targets, tasks and readiness as the desk asks for them: GET /goals/{year}/… ; and what the province keeps beside them:
// POST /register. Needs a network; nothing of it is kept on the phone.
import * as z from 'zod/mini';
import { declarationParts } from '../domain/activity/declaration.ts';
import { activityTypes } from '../domain/activity/type.ts';
import { agencyKinds } from '../domain/agency.ts';
import { measures } from '../domain/measure.ts';
import { isDate } from '../domain/period.ts';
import { punctualities } from '../domain/readiness.ts';
import { reviewStates } from '../domain/record.ts';
import { calendarSteps } from '../domain/report-year.ts';
import { quotedTargets, spokesConditions } from '../domain/target.ts';
import { taskStates } from '../domain/task.ts';
import { dimensions } from '../domain/totals.ts';

/** What is only read. */
export type Told<T> = T extends readonly (infer Item)[]
  ? readonly Told<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Told<T[Key]> }
    : T;

const text = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));
const day = z.string().check(z.refine(isDate));
const id = z.string().check(z.regex(/^[A-Za-z0-9.-]{1,40}$/));
const year = z.int().check(z.gte(2023), z.lte(2100));
const count = z.int().check(z.gte(0));
const percent = z.number().check(z.gte(0), z.lte(100));

/** Nought is left out. */
const cell = z.partialRecord(z.enum(measures), count);

/** An agency's year in its own words: the fields of a declaration, checked as one. */
const values = z.record(z.string(), z.unknown());

const agency = z.strictObject({
  id,
  name: text(120),
  kind: z.enum(agencyKinds),
  post: z.exactOptional(z.string().check(z.maxLength(40))),
  heir: z.exactOptional(z.string().check(z.maxLength(40))),
  from: day,
  to: z.nullable(day),
});

const quoted = z.strictObject({
  code: z.enum(quotedTargets),
  percent,
  number: text(60),
  date: day,
  agency: text(120),
});

const taskWord = z.strictObject({
  code: z.string().check(z.regex(/^IV\.[0-9.]{1,4}$/)),
  state: z.enum(taskStates),
  note: text(300),
});

/** POST /register: one entry, replaced as a whole. */
export const registerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('agency'), entry: agency }),
  z.strictObject({ kind: z.literal('said'), agency: id, year, values }),
  z.strictObject({ kind: z.literal('quoted'), year, entry: quoted }),
  z.strictObject({ kind: z.literal('task'), year, entry: taskWord }),
]);
export type RegisterEntry = Told<z.infer<typeof registerSchema>>;

const year0 = { year, cutOff: day, today: day };
const named = z.object({ id: z.string(), name: z.string() });

const targetLine = z.object({
  code: z.string(),
  numerator: z.nullable(count),
  denominator: z.nullable(count),
  percent: z.nullable(percent),
  reached: z.nullable(z.boolean()),
  asked: count,
  silent: z.array(z.string()),
  doubts: z.array(
    z.object({
      agency: z.string(),
      why: z.enum(['over_posts', 'over_trained', 'half', 'differs', 'merged']),
      n: z.exactOptional(count),
      of: z.exactOptional(count),
    }),
  ),
  quoted: z.exactOptional(quoted),
});

/** GET /goals/{year}/targets */
export const targetsSchema = z.object({
  ...year0,
  agencies: z.array(
    z.extend(named, {
      kind: z.enum(agencyKinds),
      from: day,
      to: z.nullable(day),
      post: z.exactOptional(z.string()),
      heir: z.exactOptional(z.string()),
      /** The province keeps it; communes speak for themselves. */
      kept: z.boolean(),
      /** Of a commune that has begun one: its declaration. */
      rec: z.nullable(z.string()),
      /** Null: nothing said about a spokesperson. Absent: not asked. */
      lacks: z.exactOptional(z.nullable(z.array(z.enum(spokesConditions)))),
      /** What it has said, where the province keeps it or to show the documents. */
      values,
    }),
  ),
  lines: z.array(targetLine),
  /** Every year since 2023, oldest first. */
  trend: z.array(
    z.object({
      year,
      shares: z.record(
        z.string(),
        z.object({ percent: z.nullable(percent), declared: count, asked: count }),
      ),
    }),
  ),
});
export type Targets = Told<z.infer<typeof targetsSchema>>;
export type TargetAgency = Targets['agencies'][number];

const answering = z.array(z.object({ group: z.string(), agencies: z.array(z.string()) }));
const coded = z.object({ code: z.string(), cell, approved: count });

/** GET /goals/{year}/tasks */
export const tasksSchema = z.object({
  ...year0,
  agencies: z.array(named),
  lines: z.array(
    z.object({
      code: z.string(),
      lead: answering,
      coordinate: answering,
      result: z.nullable(cell),
      approved: count,
      active: count,
      communes: count,
      state: z.nullable(z.enum(taskStates)),
      word: z.exactOptional(taskWord),
    }),
  ),
  breakdowns: z.array(z.object({ dimension: z.enum(dimensions), shares: z.array(coded) })),
  /** Under what answers for them on the cut-off; what was divided under its own unit. */
  units: z.array(z.extend(coded, { name: z.string(), differ: count })),
});
export type Tasks = Told<z.infer<typeof tasksSchema>>;

/** GET /goals/{year}/readiness */
export const readinessSchema = z.object({
  ...year0,
  due: day,
  calendar: z.array(z.object({ step: z.enum(calendarSteps), date: day })),
  reminders: z.array(z.object({ step: z.enum(calendarSteps), date: day, n: count, left: z.int() })),
  areas: z.array(named),
  units: z.array(
    z.extend(named, {
      area: z.nullable(z.string()),
      rec: z.nullable(z.string()),
      sentOn: z.nullable(day),
      punctuality: z.enum(punctualities),
      lacks: z.array(z.enum(declarationParts)),
      entries: count,
      waiting: count,
      returned: count,
      differ: count,
    }),
  ),
});
export type ReadinessView = Told<z.infer<typeof readinessSchema>>;

/** The query of GET /goals/{year}/records/{unit}: the records behind a number of one commune. */
export const behindQuerySchema = z.strictObject({
  dimension: z.enum(dimensions),
  code: z.string().check(z.maxLength(60)),
});

export const behindSchema = z.object({
  unit: named,
  records: z.array(
    z.object({
      id: z.string(),
      type: z.enum(activityTypes),
      title: z.string(),
      date: z.string(),
      state: z.enum(reviewStates),
      differ: count,
      cell,
    }),
  ),
});
export type Behind = Told<z.infer<typeof behindSchema>>;
