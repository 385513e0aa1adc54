// GET /audit: who saw, changed, decided, exported, configured. Newest first, by position.
import * as z from 'zod/mini';
import { auditGroups } from '../domain/audit.ts';
import { isDate } from '../domain/period.ts';

const day = z.string().check(z.refine(isDate));

/** Lines of one answer. */
export const auditPage = 200;

/** The query; days are local and both count. */
export const auditQuerySchema = z.strictObject({
  from: z.exactOptional(day),
  to: z.exactOptional(day),
  /** Beginning of a login. */
  who: z.exactOptional(z.string().check(z.maxLength(60))),
  /** "HY2025.12472": lines of this commune and of what went into it. */
  unit: z.exactOptional(z.string().check(z.regex(/^[A-Za-z0-9]{2,12}\.[0-9]{2,6}$/))),
  group: z.exactOptional(z.enum(auditGroups)),
  /** Position of the last line seen. */
  before: z.exactOptional(z.string().check(z.maxLength(120))),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

const person = z.object({ id: z.string(), login: z.string(), role: z.string() });

export const auditSchema = z.object({
  lines: z.array(
    z.object({
      pos: z.string(),
      /** UTC, the server's clock. */
      at: z.string(),
      /** Null: the server itself, or nobody who is known. */
      by: z.nullable(person),
      deed: z.string(),
      group: z.enum(auditGroups),
      /** The account it was done to. */
      whom: z.exactOptional(person),
      /** The record, the photo, the receipt. */
      what: z.exactOptional(z.string()),
      unit: z.exactOptional(z.object({ set: z.string(), code: z.string(), name: z.string() })),
      detail: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  /** Where the next page begins; null at the end. */
  next: z.nullable(z.string()),
  /** Communes one may ask for. */
  communes: z.array(z.object({ set: z.string(), code: z.string(), name: z.string() })),
});
export type Audit = z.infer<typeof auditSchema>;
export type AuditLine = Audit['lines'][number];

/** POST /audit/exports: says that what a query finds is taken away as a file; the lines themselves come from GET. */
export const auditExportSchema = z.omit(auditQuerySchema, { before: true });
