// Response → what the store takes. Rows are parsed one by one: one that this build cannot read is kept raw and
// hidden, and does not stop its page. sync.md §2.8
import type { ParsedResponse } from '../protocol/sync.ts';
import { rowSchema } from '../protocol/sync.ts';
import type { Answer, PulledRow, ScopePage } from '../store/pulled.ts';

export function answerOf(response: ParsedResponse, nowMs: number): Answer {
  const pages: Record<string, ScopePage> = {};
  for (const [scope, mark] of Object.entries(response.next ?? {})) {
    const rows = (response.rows?.[scope] ?? []).map(pulledRow);
    pages[scope] = { rows, next: mark.next, head: mark.head, check: mark.chk };
  }
  const results = (response.r ?? []).map(({ op, ...result }) => ({ op, result }));
  return { epoch: response.ep, results, pages, clockOffsetMs: Date.parse(response.t) - nowMs };
}

function pulledRow(raw: { id: string; v: number; q: number }): PulledRow {
  const parsed = rowSchema.safeParse(raw);
  const head = { id: raw.id, v: raw.v, q: raw.q, raw };
  return parsed.success ? { ...head, row: parsed.data } : head;
}
