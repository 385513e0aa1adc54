// Response → what the store takes. Rows are parsed one by one: one that this build cannot read is kept raw and
// hidden, and does not stop its page. sync.md §2.8
import type { ParsedResponse } from '../protocol/sync.ts';
import { rowSchema, tombstoneSchema } from '../protocol/sync.ts';
import type { Answer } from '../store/pulled.ts';
import type { PulledRow, ScopePage } from '../store/scope-page.ts';
import type { Asked } from './push.ts';

export function answerOf(response: ParsedResponse, asked: Asked, nowMs: number): Answer {
  const pages: Record<string, ScopePage> = {};
  for (const [scope, mark] of Object.entries(response.next ?? {})) {
    // A snapshot stands for its rows: until it has been fetched the mark says how far there is to go.
    const rows = (response.rows?.[scope] ?? []).map(pulledRow);
    const from = response.gone?.includes(scope) ? 0 : (asked.cursors[scope] ?? 0);
    const next = mark.snap === undefined ? mark.next : from;
    pages[scope] = { rows, from, next, head: mark.head, check: mark.chk, n: mark.n };
  }
  const unmarked = response.pv ? [] : asked.begun.filter((scope) => !pages[scope]);
  return {
    epoch: response.ep,
    at: response.t,
    results: (response.r ?? []).map(({ op, ...result }) => ({ op, result })),
    pages,
    // A scope that begins is asked for by not naming it, and every scope in sight is marked then.
    lost: [...(response.lost ?? []), ...unmarked],
    gone: Object.fromEntries(
      (response.gone ?? []).map((scope) => [scope, asked.cursors[scope] ?? 0]),
    ),
    tooOld: response.pv !== undefined,
    clockOffsetMs: Date.parse(response.t) - nowMs,
    ...(response.safe ? { safe: response.safe } : {}),
    ...(response.steps ? { steps: response.steps } : {}),
    ...(response.loss ? { loss: response.loss } : {}),
  };
}

export function pulledRow(raw: { id: string; v: number; q: number }): PulledRow {
  const head = { id: raw.id, v: raw.v, q: raw.q, raw };
  const gone = tombstoneSchema.safeParse(raw);
  if (gone.success) return { ...head, x: gone.data.x };
  const parsed = rowSchema.safeParse(raw);
  return parsed.success ? { ...head, row: parsed.data } : head;
}
