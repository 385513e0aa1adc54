// What the province and reviewers ask beside the sync: receipts, devices, and the tray of held operations.
import * as z from 'zod/mini';
import { uuidPattern } from '../domain/identity.ts';
import type { ProblemType } from '../domain/problem.ts';
import type { OperationResult } from './sync.ts';

/** An account as others see it: by post. */
interface By {
  readonly id: string;
  readonly role: string;
  readonly login: string;
}

/** GET /receipt/{rc}: usually one; whoever asks sees only what lies in his communes. */
export interface Receipts {
  readonly receipts: readonly {
    readonly op: string;
    readonly rec: string;
    readonly scope: string;
    readonly kind: string;
    /** The phone's claim, and the server's time of receipt. */
    readonly at: string;
    readonly received: string;
    readonly by: By;
    readonly s: OperationResult['s'];
    readonly why?: ProblemType;
  }[];
}

/** GET /devices: what the phones of each commune still hold, as far as they have said. */
export interface Devices {
  readonly communes: readonly {
    readonly set: string;
    readonly code: string;
    readonly name: string;
    /** UTC; null when no phone of the commune was ever seen. */
    readonly seen: string | null;
    readonly devices: number;
    readonly unsent: number;
    /** Day of the oldest unsent entry, as its phone says. */
    readonly oldest: string | null;
    readonly missing: number;
    readonly lost: number;
    readonly lostAt: string | null;
  }[];
}

/** GET /tray: held operations, oldest first. */
export const traySchema = z.object({
  held: z.array(
    z.object({
      op: z.string(),
      rec: z.string(),
      scope: z.string(),
      /** Name of the commune it was written for; its code if no list has it. */
      place: z.string(),
      why: z.string(),
      /** Decided again, and refused: it waits only to be closed. [S20] */
      refused: z._default(z.boolean(), false),
      received: z.string(),
      by: z.object({ id: z.string(), role: z.string(), login: z.string() }),
      /** The operation as it came. */
      body: z.looseObject({}),
      /** Communes that took over a part of the unit it was written for. */
      heirs: z.array(z.object({ set: z.string(), code: z.string(), name: z.string() })),
    }),
  ),
  /** Where an entry may be placed. */
  communes: z.array(z.object({ set: z.string(), code: z.string(), name: z.string() })),
});
export type Tray = z.infer<typeof traySchema>;

/** POST /tray/assign: the entry of this operation, with everything that waits for it, belongs to this commune. */
export const assignSchema = z.strictObject({
  op: z.string().check(z.regex(uuidPattern)),
  unit: z.strictObject({
    set: z.string().check(z.maxLength(12)),
    code: z.string().check(z.maxLength(6)),
  }),
});

/** POST /tray/accept, /tray/close: one of what waits for the record; the rest of it goes with it. */
export const heldSchema = z.strictObject({ op: z.string().check(z.regex(uuidPattern)) });

/** What became of it, as far as a screen tells: POST /tray/assign, /tray/accept. */
export const decidedSchema = z.object({
  results: z.array(z.object({ s: z.string(), v: z.optional(z.number()) })),
});
export type Decided = z.infer<typeof decidedSchema>;
