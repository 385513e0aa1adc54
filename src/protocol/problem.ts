// Refusals of whole requests: application/problem+json, RFC 9457.
import * as z from 'zod/mini';
import type { ProblemType } from '../domain/problem.ts';
import { isProblemType, problems } from '../domain/problem.ts';

export const problemMedia = 'application/problem+json';

export const problemDocumentSchema = z.looseObject({
  type: z.string(),
  status: z.number(),
});

export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly status: number;
  readonly code: string;
  /** Only for `epoch-changed`: the server's present epoch. */
  readonly ep?: string;
}

/** Words in Vietnamese: whoever reads the raw answer is likelier to be a user than a developer. */
export function problemDocument(type: ProblemType): ProblemDocument {
  const { status, code, vi } = problems[type];
  return { type: `urn:so-co-so:${type}`, title: vi.title, detail: vi.todo, status, code };
}

/** The problem type of a parsed document, or undefined if it is not one of ours. */
export function problemTypeOf(document: unknown): ProblemType | undefined {
  const parsed = problemDocumentSchema.safeParse(document);
  const type = parsed.success ? parsed.data.type.replace(/^urn:so-co-so:/, '') : undefined;
  return isProblemType(type) ? type : undefined;
}
