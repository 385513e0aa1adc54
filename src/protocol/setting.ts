// Thiết lập báo cáo: GET and POST /settings. What a province calls things and whom it reports to, from a day on; the days of
// a year's report. [C1] [C2]
import * as z from 'zod/mini';
import { isDate } from '../domain/period.ts';
import { calendarSteps } from '../domain/report-year.ts';
import type { Settings } from '../domain/setting.ts';
import type { Told } from './goals.ts';

const text = (max: number) =>
  z.string().check(z.normalize('NFC'), z.trim(), z.minLength(1), z.maxLength(max));
const day = z.string().check(z.refine(isDate));
const year = z.int().check(z.gte(2023), z.lte(2100));
const version = z.int().check(z.gte(0));

const head = z.strictObject({
  to: text(200),
  communesTo: text(200),
  parent: text(120),
  issuer: text(120),
  number: text(30),
  seat: text(60),
  recipients: z.array(text(200)).check(z.minLength(1), z.maxLength(12)),
});
export const levelsSchema = z.strictObject({ 1: text(40), 2: text(40), 3: text(40) });

const review = z.strictObject({ steps: z.literal([1, 2]) });

/** Each setting by its name, with its value. */
const values = { head, levels: levelsSchema, review } as const satisfies {
  readonly [Name in keyof Settings]: z.ZodMiniType<Settings[Name]>;
};
const named = <Name extends keyof typeof values>(name: Name) => ({
  name: z.literal(name),
  since: day,
  value: values[name],
});
export const calendarDaysSchema = z.partialRecord(z.enum(calendarSteps), day);

/** `v`: the version of a name and day; `seen`: the one the writer saw, 0 for none. */
export const settingSchema = z.discriminatedUnion('name', [
  z.strictObject({ ...named('head'), seen: version }),
  z.strictObject({ ...named('levels'), seen: version }),
  z.strictObject({ ...named('review'), seen: version }),
  z.strictObject({ name: z.literal('calendar'), year, value: calendarDaysSchema, seen: version }),
]);
export type SettingAsk = Told<z.infer<typeof settingSchema>>;

const said = z.discriminatedUnion('name', [
  z.object({ ...named('head'), v: version }),
  z.object({ ...named('levels'), v: version }),
  z.object({ ...named('review'), v: version }),
]);

export const settingsSchema = z.object({
  today: day,
  /** In force today. */
  now: z.object(values),
  /** All that was said, oldest day first, what has not begun among it. */
  said: z.array(said),
  years: z.array(
    z.object({
      year,
      v: version,
      /** What the province has set; what is missing is as it ships. */
      set: calendarDaysSchema,
      days: z.array(z.object({ step: z.enum(calendarSteps), date: day })),
      /** A report of it is frozen: its days stay. [C4] */
      frozen: z.boolean(),
    }),
  ),
});
export type SettingsView = Told<z.infer<typeof settingsSchema>>;
