// The dated sets of units, the maps between them, and a new set looked at before it is used.
import * as z from 'zod/mini';
import { isDate } from '../domain/period.ts';
import { reformFaults } from '../domain/reform.ts';
import { levelsSchema } from './setting.ts';

const count = z.int();
const named = z.object({ unit: z.string(), name: z.string() });

/** GET /units?q=…: with words, former communes of such a name and what answers for them today. */
export const unitsAskedSchema = z.strictObject({
  q: z.exactOptional(z.string().check(z.maxLength(100))),
});

export const unitsSchema = z.object({
  sets: z.array(
    z.object({
      set: z.string(),
      validFrom: z.string(),
      validTo: z.nullable(z.string()),
      legal: z.string(),
      communes: count,
      districts: count,
    }),
  ),
  levels: levelsSchema,
  found: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      set: z.string(),
      /** One: it went there whole. Several: it was divided. None: nobody knows. */
      heirs: z.array(named),
    }),
  ),
});
export type Units = z.infer<typeof unitsSchema>;

const date = z.string().check(z.refine(isDate));
const unit = z.object({
  code: z.string().check(z.regex(/^\d{2,6}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  short: z.string(),
  type: z.string(),
  level: z.int().check(z.gte(1), z.lte(3)),
  parent: z.nullable(z.string()),
  search: z.string(),
  aliases: z.exactOptional(z.array(z.string()).check(z.maxLength(20))),
});

/** POST /units/check, and POST /units to bring it in: the two files as they ship (SOURCES.md). `fromSet` of an edge is the set in force unless it says. */
export const reformSchema = z.strictObject({
  set: z.object({
    meta: z.object({
      set: z.string(),
      validFrom: date,
      validTo: z.nullable(date),
    }),
    units: z.array(unit).check(z.maxLength(2000)),
  }),
  map: z.object({
    meta: z.object({ legal: z.string() }),
    edges: z
      .array(
        z.object({
          fromSet: z.exactOptional(z.string()),
          old: z.string(),
          new: z.string(),
          part: z._default(z.enum(['toan_bo', 'mot_phan']), 'toan_bo'),
        }),
      )
      .check(z.maxLength(4000)),
  }),
});
export type ReformFiles = z.infer<typeof reformSchema>;

export const reformCheckSchema = z.object({
  faults: z.array(z.object({ fault: z.enum(reformFaults), what: z.string() })),
  /** The last day of the set in force. */
  lastDay: z.string(),
  alone: count,
  merged: z.array(z.object({ to: named, from: z.array(named) })),
  divided: z.array(named),
  /** Accounts that answer for communes of the set before, and go with them. */
  accounts: count,
  /** Those of them that lose a commune which was divided: they are placed anew by hand. */
  adrift: z.array(z.string()),
  /** Entries that stay under communes of the set in force. */
  entries: count,
});
export type ReformCheck = z.infer<typeof reformCheckSchema>;

/** GET /units/{set}: one set with the map that led to it. */
export const unitSetSchema = z.object({
  set: z.string(),
  validFrom: z.string(),
  validTo: z.nullable(z.string()),
  legal: z.string(),
  /** Not shipped: the province has brought it in. */
  brought: z.boolean(),
  units: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      type: z.string(),
      level: z.int(),
      parent: z.nullable(z.string()),
    }),
  ),
  edges: z.array(z.object({ from: named, to: named, whole: z.boolean() })),
  /** The review tree, as it stands today. [U3] */
  areas: z.array(z.object({ id: z.string(), name: z.string(), units: z.array(named) })),
});
export type UnitSetView = z.infer<typeof unitSetSchema>;
