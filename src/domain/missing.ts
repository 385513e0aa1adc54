// What still stands between a commune and its report, as a list of things a tap can mend. [L7]
import type { DeclarationPart } from './activity/declaration.ts';
import type { ActivityType } from './activity/type.ts';
import { activityTypes } from './activity/type.ts';
import type { BookLine } from './book.ts';
import { communeTasks } from './plan.ts';
import type { Progress } from './progress.ts';

export type Missing =
  | {
      readonly kind: 'returned' | 'conflict' | 'attention' | 'unsent' | 'drafts';
      readonly n: number;
    }
  | { readonly kind: 'hanging'; readonly n: number; readonly id: string }
  | { readonly kind: 'card' }
  | { readonly kind: 'declaration'; readonly part: DeclarationPart; readonly n: number }
  | { readonly kind: 'task'; readonly code: string; readonly type: ActivityType };

export interface MissingFacts {
  readonly lines: readonly BookLine[];
  readonly progress: Progress;
  readonly today: string;
  readonly drafts: number;
  /** The station has its card, this year's or the last's. */
  readonly card: boolean;
  /** Fields not yet declared, by part. */
  readonly undeclared: Readonly<Partial<Record<DeclarationPart, number>>>;
}

/** What hurts most comes first: people wait for it, or it is not yet safe at the province. [L7] */
export function missingOf(facts: MissingFacts): readonly Missing[] {
  const { lines, drafts, card } = facts;
  const count = (is: (line: BookLine) => boolean) => lines.filter(is).length;
  const counted: readonly Missing[] = [
    { kind: 'returned', n: count((line) => line.word === 'returned') },
    { kind: 'conflict', n: count((line) => line.conflicts > 0) },
    { kind: 'attention', n: count((line) => line.word === 'attention') },
    { kind: 'unsent', n: count((line) => line.word === 'saved') },
    { kind: 'drafts', n: drafts },
  ];
  return [
    ...counted.filter((one) => 'n' in one && one.n > 0),
    ...hanging(facts),
    ...(card ? [] : [{ kind: 'card' } as const]),
    ...undeclared(facts),
    ...withoutEntry(facts),
  ];
}

function hanging({ lines, today }: MissingFacts): readonly Missing[] {
  const over = lines.filter(
    ({ removal, state }) => state !== 'cancelled' && removal !== undefined && removal < today,
  );
  const [first] = over;
  return first ? [{ kind: 'hanging', n: over.length, id: first.id }] : [];
}

function undeclared({ undeclared: parts }: MissingFacts): readonly Missing[] {
  const all = ['k1', 'k2', 'k3', 'k4'] as const satisfies readonly DeclarationPart[];
  return all.flatMap((part) => {
    const n = parts[part] ?? 0;
    return n > 0 ? [{ kind: 'declaration', part, n } as const] : [];
  });
}

/** Tasks the commune answers for that have no entry in the days of the report. */
function withoutEntry({ progress }: MissingFacts): readonly Missing[] {
  return communeTasks.flatMap(({ code, activityTypes: kinds }) => {
    const done = progress.tasks.find((share) => share.code === code)?.now.entries ?? 0;
    const type = activityTypes.find((one) => kinds.includes(one));
    return done === 0 && type ? [{ kind: 'task', code, type } as const] : [];
  });
}
