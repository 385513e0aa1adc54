// The province's and the reviewers' reports on the wire: what is asked, how far it is, the document, its records, its
// frozen versions.
import * as z from 'zod/mini';
import { isDate } from '../domain/period.ts';
import { reportBases } from '../domain/report/line.ts';
import { noteCodes } from '../domain/report/notes.ts';
import { partKeys } from '../domain/report/paper.ts';
import { annexKeys } from '../domain/report/report.ts';

const date = z.string().check(z.refine(isDate));
const place = z.string().check(z.maxLength(40));

/** POST /reports/builds: a new report, or a frozen version opened again, or compared with what the records say now. */
export const buildSchema = z.union([
  z.strictObject({
    place,
    yearly: z.boolean(),
    from: date,
    to: date,
    basis: z.enum(reportBases),
    as: z.enum(['then', 'now']),
  }),
  z.strictObject({
    version: z.int().check(z.gte(1)),
    show: z.enum(['frozen', 'now']),
  }),
]);
export type BuildAsk = z.infer<typeof buildSchema>;

/** POST /reports/texts */
export const textSchema = z.strictObject({
  place,
  from: date,
  to: date,
  part: z.enum(partKeys),
  text: z.string().check(z.normalize('NFC'), z.trim(), z.maxLength(6000)),
  /** The version the writer saw; 0: none. */
  seen: z.int().check(z.gte(0)),
});
export type TextAsk = z.infer<typeof textSchema>;

/** POST /reports/versions */
export const freezeSchema = z.strictObject({ build: z.string().check(z.maxLength(40)) });

export const recordsAskSchema = z.strictObject({
  annex: z.enum(annexKeys),
  row: z.string().check(z.maxLength(60)),
  column: z.string().check(z.maxLength(60)),
});

export const placesSchema = z.object({
  places: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['province', 'area', 'commune']),
      name: z.string(),
      communes: z.number(),
    }),
  ),
  /** The report in hand and those before it, newest first, with their days as they are set. [C3] */
  years: z.array(z.object({ year: z.number(), from: z.string(), to: z.string() })),
  mayFreeze: z.boolean(),
});
export type ReportPlaces = z.infer<typeof placesSchema>;

const address = z.object({ annex: z.enum(annexKeys), row: z.string(), column: z.string() });
const figure = z.exactOptional(address);
const cell = z.object({ text: z.string(), n: z.exactOptional(z.nullable(z.number())) });
const column = z.object({
  key: z.string(),
  title: z.string(),
  width: z.number(),
  figure: z.boolean(),
});
const annex = z.object({
  key: z.enum(annexKeys),
  title: z.string(),
  wide: z.boolean(),
  columns: z.array(column),
  keys: z.exactOptional(z.array(z.string())),
  rows: z.array(z.array(cell)),
  total: z.nullable(z.array(cell)),
  remarks: z.array(z.string()),
});
const block = z.union([
  z.object({ kind: z.literal('heading'), level: z.number(), text: z.string() }),
  z.object({
    kind: z.literal('sentence'),
    runs: z.array(z.object({ text: z.string(), figure })),
  }),
  z.object({
    kind: z.literal('part'),
    part: z.enum(partKeys),
    text: z.string(),
    gathered: z.array(z.object({ unit: z.string(), text: z.string() })),
  }),
]);

const paperSchema = z.object({
  head: z.object({
    parent: z.string(),
    issuer: z.string(),
    country: z.string(),
    motto: z.string(),
    number: z.string(),
    dated: z.string(),
    kind: z.string(),
    subject: z.string(),
    addressee: z.string(),
  }),
  opening: z.string(),
  body: z.array(block),
  closing: z.string(),
  recipients: z.object({ title: z.string(), lines: z.array(z.string()) }),
  signer: z.object({ authority: z.string(), post: z.string() }),
  annexes: z.array(annex),
  asOf: z.string(),
  attached: z.string(),
  notes: z.array(
    z.object({
      code: z.enum(noteCodes),
      units: z.array(z.string()),
      records: z.number(),
    }),
  ),
});
export type WirePaper = z.infer<typeof paperSchema>;

export const buildStateSchema = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  /** Communes read, of how many. */
  done: z.number(),
  of: z.number(),
  paper: z.exactOptional(paperSchema),
  /** Which version of each part's text the paper has. */
  texts: z.exactOptional(z.partialRecord(z.enum(partKeys), z.number())),
  /** The frozen version it shows or is compared with. */
  version: z.exactOptional(z.number()),
  frozen: z.exactOptional(z.boolean()),
  /** Figures and records that moved since it was frozen. */
  moved: z.exactOptional(z.object({ figures: z.number(), records: z.number() })),
});
export type BuildState = z.infer<typeof buildStateSchema>;

export const behindSchema = z.object({
  records: z.array(
    z.object({
      id: z.string(),
      v: z.number(),
      place: z.string(),
      date: z.string(),
      title: z.string(),
    }),
  ),
  /** How many there are; at most the first 500 are named. */
  n: z.number(),
});
export type Behind = z.infer<typeof behindSchema>;

export const versionsSchema = z.object({
  versions: z.array(
    z.object({
      number: z.number(),
      place: z.string(),
      name: z.string(),
      from: z.string(),
      to: z.string(),
      at: z.string(),
      /** The version it is an addendum to. */
      amends: z.nullable(z.number()),
      figures: z.number(),
      records: z.number(),
    }),
  ),
});
export type ReportVersions = z.infer<typeof versionsSchema>;
