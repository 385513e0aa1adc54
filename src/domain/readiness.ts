// Phụ lục VII, live: which commune has sent its report, when, and what of it nobody has reviewed. domain.md §3.4 [G12]
import type { DeclarationPart } from './activity/declaration.ts';
import { declarationParts, missingIn } from './activity/declaration.ts';
import type { Values } from './field.ts';
import { localDate } from './period.ts';
import type { StoryEntry } from './record.ts';
import type { CountedState, Totals } from './totals.ts';
import { cellsOf, differingIn } from './totals.ts';

export const punctualities = ['onTime', 'late', 'notYet', 'overdue'] as const;
export type Punctuality = (typeof punctualities)[number];

export interface Readiness {
  /** Local day at the province; null while something is lacking. */
  readonly sentOn: string | null;
  readonly punctuality: Punctuality;
  /** Parts of the declaration that still lack an answer. */
  readonly lacks: readonly DeclarationPart[];
  readonly entries: number;
  /** Wait for a reviewer, went back to the commune, differ between two people. */
  readonly waiting: number;
  readonly returned: number;
  readonly differ: number;
}

/** A commune's declaration, as the province has it. */
export interface Said {
  readonly values: Values;
  readonly story: readonly StoryEntry[];
}

export interface ReadinessFacts {
  /** Null: it has not begun one. */
  readonly said: Said | null;
  readonly totals: Totals;
  /** Last day on which a commune is on time. */
  readonly due: string;
  readonly today: string;
}

/** [G12] */
export function readinessOf({ said, totals, due, today }: ReadinessFacts): Readiness {
  const sent = said && sentOn(said);
  const counted = (states?: readonly CountedState[]) =>
    cellsOf(totals, 'all', states).get('all')?.n ?? 0;
  const done: Punctuality = sent !== null && sent <= due ? 'onTime' : 'late';
  const open: Punctuality = today <= due ? 'notYet' : 'overdue';
  return {
    sentOn: sent,
    punctuality: sent === null ? open : done,
    lacks: declarationParts.filter((part) => missingIn(part, said?.values ?? {}).length > 0),
    entries: counted(),
    waiting: counted(['submitted']),
    returned: counted(['returned']),
    differ: differingIn(totals),
  };
}

/** The story told backwards: the day of what made the declaration whole, the last time it was not. */
export function sentOn({ values, story }: Said): string | null {
  if (!isWhole(values)) return null;
  let before = values;
  for (const { changes = {}, kind, received } of story.toReversed()) {
    const earlier = Object.entries(changes).map(([key, [old]]) => [key, old ?? undefined] as const);
    before = kind === 'new' ? {} : { ...before, ...Object.fromEntries(earlier) };
    if (!isWhole(before)) return localDate(Date.parse(received));
  }
  return null;
}

function isWhole(values: Values): boolean {
  return declarationParts.every((part) => missingIn(part, values).length === 0);
}
