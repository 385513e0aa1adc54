// Searching the book of the province: what a desk asks, what it is shown, and the questions it keeps.
import * as z from 'zod/mini';
import { activityTypes } from '../domain/activity/type.ts';
import { isDate } from '../domain/period.ts';
import { reviewStates } from '../domain/record.ts';

const date = z.string().check(z.refine(isDate));

/** What is asked for; what is absent does not narrow. The same in an address and in a kept view. */
export const askedSchema = z.strictObject({
  /** Words, with or without marks. */
  q: z.exactOptional(z.string().check(z.maxLength(200))),
  type: z.exactOptional(z.enum(activityTypes)),
  state: z.exactOptional(z.enum(reviewStates)),
  /** "HY2025.12472": this commune and what went wholly into it. */
  unit: z.exactOptional(z.string().check(z.maxLength(20))),
  /** First and last day. */
  from: z.exactOptional(date),
  to: z.exactOptional(date),
});
export type Asked = z.infer<typeof askedSchema>;

/** GET /search: the question and, from the second page on, the `next` of the page before. */
export const searchSchema = z.strictObject({
  ...askedSchema.shape,
  after: z.exactOptional(z.string().check(z.maxLength(80))),
});

const lineSchema = z.object({
  id: z.string(),
  unit: z.string(),
  place: z.string(),
  type: z.enum(activityTypes),
  state: z.enum(reviewStates),
  date: z.string(),
  start: z.string(),
  title: z.string(),
  /** False: only the letters are the same, the marks are not. [L1] */
  exact: z.boolean(),
});

export type FoundLine = z.infer<typeof lineSchema>;

export const foundSchema = z.object({
  lines: z.array(lineSchema),
  /** Where the next page begins; null: this was all. */
  next: z.nullable(z.string()),
});
export type FoundPage = z.infer<typeof foundSchema>;

/** Views an account keeps. */
export const mostViews = 30;

const viewName = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));
/** POST /views */
export const newViewSchema = z.strictObject({ name: viewName, asked: askedSchema });

export type NewView = z.infer<typeof newViewSchema>;

export const viewsSchema = z.object({
  views: z.array(z.object({ id: z.string(), name: z.string(), asked: askedSchema })),
});
export type SavedViews = z.infer<typeof viewsSchema>;
