// Seeds that once broke a law, by what they found. A seed means the same world only as long as the plan draws the same
// way; the name says what to look for if it must be found again.
import type { Options } from './plan.ts';

interface Regression {
  readonly name: string;
  readonly options: Options;
}

export const regressions: readonly Regression[] = [
  {
    name: 'two settlements of one conflict from one phone, a third of another phone between them',
    options: { seed: 370, profile: 'short' },
  },
  {
    name: 'an entry is refused and offered whole again, and its held edits come back behind it',
    options: { seed: 185, profile: 'short' },
  },
  {
    name: 'after a restored backup an entry said "sent" until the next answer, though it waits again',
    options: { seed: 28, profile: 'short' },
  },
  {
    name: 'an edit held behind a refused entry quarrels with its own author, who has offered the entry whole again',
    options: { seed: 2006, profile: 'short' },
  },
  {
    name: 'after a restore a base stands above its record: it proves nothing seen',
    options: { seed: 2020, profile: 'short' },
  },
];
