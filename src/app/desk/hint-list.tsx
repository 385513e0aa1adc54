// What a reviewer should look at before he decides, in sentences; where another record is meant, the way to it. [K1]
import type { Hint } from '../../domain/check.ts';
import type { Entry } from '../../store/database.ts';
import { useAccount } from '../account.ts';
import { Icon } from '../parts/icon.tsx';
import { titleOf } from '../screens/entry-row.tsx';
import { unitName } from '../unit-name.ts';
import { tField, tFinding, tForm } from '../words/form-words.ts';
import { dayMonth } from '../words/format.ts';
import { tReview } from '../words/review-words.ts';
import type { Desk } from './queue.ts';

interface HintListProps {
  readonly desk: Desk;
  readonly entry: Entry;
  /** "/duyet": where another record is opened. */
  readonly root: string;
}

export function HintList({ desk, entry, root }: HintListProps) {
  const hints = desk.hints(entry);
  if (desk.isPlain(entry))
    return (
      <p class="desk-plain">
        <Icon name="ok" />
        {tReview('queue.plain')}
      </p>
    );
  if (hints.length === 0) return null;
  return (
    <ul class="desk-hints" aria-label={tReview('queue.hints')}>
      {hints.map((hint) => (
        <li key={`${hint.field}/${hint.code}`}>
          <Icon name="warn" />
          <span>
            {tFinding(hint, labelOf(entry, hint))} <Others {...{ desk, hint, root }} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The groups of a training are added up, and have a name of their own together. [A9] */
function labelOf({ type }: Entry, { field }: Hint): string {
  return field === 'attendance' ? tForm('group.attendance') : tField(type, field);
}

interface OthersProps {
  readonly desk: Desk;
  readonly hint: Hint;
  readonly root: string;
}

/** The first few; a photo may be in dozens. */
const named = 3;

function Others({ desk, hint, root }: OthersProps) {
  const { signedIn } = useAccount();
  const others = (hint.others ?? [])
    .slice(0, named)
    .flatMap((id) => desk.entries.find((entry) => entry.id === id) ?? []);
  return (
    <>
      {others.map((other) => (
        <a key={other.id} class="hint-other" href={`${root}/${other.id}`}>
          {titleOf(other)} · {unitName(signedIn.units, other.scope)} · {dayMonth(other.date)}
        </a>
      ))}
    </>
  );
}
