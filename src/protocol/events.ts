// GET /events/v1: where something has changed, as server-sent events. Positions only, never what changed: whoever hears it
// asks by an ordinary sync, and may do without it.
import * as z from 'zod/mini';
import { scopePattern } from '../domain/scope.ts';

/** The counter each changed scope has come to. */
export const newsSchema = z.record(
  z.string().check(z.regex(scopePattern)),
  z.int().check(z.gte(0)),
);
export type News = z.infer<typeof newsSchema>;

export const eventLimits = {
  /** Streams an account may hold open at once: some windows of some desks. */
  perAccount: 6,
  /** A sign of life, so that neither proxy nor desk takes the stream for dead. */
  heartbeatS: 20,
  /** How long a desk waits before it opens a broken stream again. */
  retryS: 10,
} as const;
