// GET /matrix: communes × weeks or days, with how their phones and declarations stand.
import * as z from 'zod/mini';
import { declarationParts } from '../domain/activity/declaration.ts';
import { spans } from '../domain/matrix.ts';
import { isDate } from '../domain/period.ts';

export const unitViews = ['now', 'then'] as const;

export const matrixAskedSchema = z.strictObject({
  by: z._default(z.enum(spans), 'week'),
  /** "Như hiện nay" or "như lúc đó". [U5] */
  as: z._default(z.enum(unitViews), 'now'),
  /** A day of the last column; absent: today. */
  until: z.exactOptional(z.string().check(z.refine(isDate))),
});
export type MatrixAsked = z.infer<typeof matrixAskedSchema>;

const count = z.int();

const lineSchema = z.object({
  /** "HY2025.12472" */
  unit: z.string(),
  name: z.string(),
  /** A commune of today that he answers for: only those have phones and declarations. */
  present: z.boolean(),
  undivided: z.boolean(),
  cells: z.array(count),
  /** Waiting for review, and returned: whatever their week. */
  submitted: count,
  returned: count,
  undeclared: z.array(z.enum(declarationParts)),
  devices: count,
  seen: z.nullable(z.string()),
  unsent: count,
  oldest: z.nullable(z.string()),
});
export type MatrixRow = z.infer<typeof lineSchema>;

export const matrixSchema = z.object({
  by: z.enum(spans),
  as: z.enum(unitViews),
  /** First days of the columns, the oldest first. */
  days: z.array(z.string()),
  /** Reporting year the declarations belong to. */
  year: count,
  lines: z.array(lineSchema),
});
export type Matrix = z.infer<typeof matrixSchema>;
