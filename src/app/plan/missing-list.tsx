// Còn thiếu: each line says what, and leads to where it is mended.
import { declarationParts, missingIn } from '../../domain/activity/declaration.ts';
import type { BookLine } from '../../domain/book.ts';
import type { Missing } from '../../domain/missing.ts';
import { missingOf } from '../../domain/missing.ts';
import type { Progress } from '../../domain/progress.ts';
import type { UnitRef } from '../../domain/unit.ts';
import type { ReportFacts } from '../../store/report-facts.ts';
import { useAccount } from '../account.ts';
import { bookPath } from '../book/book-filter.ts';
import { aboutUnit } from '../hooks/use-unit.ts';
import type { IconName } from '../parts/icon.tsx';
import { Icon } from '../parts/icon.tsx';
import { typeIcons } from '../screens/type-icons.ts';
import { tChoice, tForm } from '../words/form-words.ts';
import { tPlan } from '../words/plan-words.ts';

interface MissingListProps {
  readonly unit: UnitRef;
  readonly lines: readonly BookLine[];
  readonly progress: Progress;
  readonly facts: ReportFacts;
  readonly today: string;
}

export function MissingList({ unit, lines, progress, facts, today }: MissingListProps) {
  const { card, drafts, declaration } = facts;
  const undeclared = Object.fromEntries(
    declarationParts.map((part) => [part, missingIn(part, declaration).length]),
  );
  const missing = missingOf({ lines, progress, today, drafts, card, undeclared });
  if (missing.length === 0) {
    return (
      <p class="notice plan-complete">
        <Icon name="ok" />
        <span>{tPlan('nothingMissing')}</span>
      </p>
    );
  }
  return (
    <section aria-label={tPlan('missing')}>
      <h2 class="section">
        {tPlan('missing')}
        <span class="num">{missing.length}</span>
      </h2>
      <ul class="card list plan-missing">
        {missing.map((one) => (
          <Line key={keyOf(one)} missing={one} unit={unit} />
        ))}
      </ul>
    </section>
  );
}

function keyOf(missing: Missing): string {
  if (missing.kind === 'declaration') return missing.part;
  return missing.kind === 'task' ? missing.code : missing.kind;
}

interface LineProps {
  readonly missing: Missing;
  readonly unit: UnitRef;
}

function Line({ missing, unit }: LineProps) {
  const { units } = useAccount().signedIn;
  const { icon, text, todo, href } = mendedBy(missing, (path) => aboutUnit(path, unit, units));
  return (
    <li>
      <a class="entry-row" href={href}>
        <Icon name={icon} />
        <span class="entry-row-text">
          <b>{text}</b>
          <span class="soft">{todo}</span>
        </span>
      </a>
    </li>
  );
}

interface Mended {
  readonly icon: IconName;
  readonly text: string;
  readonly todo: string;
  readonly href: string;
}

const counted = {
  returned: { icon: 'back', href: bookPath({ word: 'returned' }) },
  conflict: { icon: 'two', href: '/mau-thuan' },
  attention: { icon: 'warn', href: bookPath({ word: 'attention' }) },
  unsent: { icon: 'clock', href: bookPath({ word: 'saved' }) },
  drafts: { icon: 'book', href: '/' },
} as const;

/** @param own the address of a record the commune has one of */
function mendedBy(missing: Missing, own: (path: string) => string): Mended {
  switch (missing.kind) {
    case 'hanging': {
      const { n, id } = missing;
      const href = n === 1 ? `/ban-ghi/${id}` : '/';
      return { icon: 'poster', text: tPlan('hanging', { n }), todo: tPlan('hangingTodo'), href };
    }
    case 'card':
      return { icon: 'loa', text: tPlan('card'), todo: tPlan('cardTodo'), href: own('/the-dai') };
    case 'declaration': {
      const { part, n } = missing;
      const todo = tPlan('declarationTodo', { n });
      return {
        icon: 'declare',
        text: tForm(`declare.${part}`),
        todo,
        href: own(`/khai-bao/${part}`),
      };
    }
    case 'task': {
      const text = tPlan('task', { task: tChoice('task', missing.code) });
      const { type } = missing;
      return { icon: typeIcons[type], text, todo: tPlan('taskTodo'), href: `/ghi/${type}` };
    }
    default: {
      const { kind, n } = missing;
      return { ...counted[kind], text: tPlan(kind, { n }), todo: tPlan(`${kind}Todo`) };
    }
  }
}
