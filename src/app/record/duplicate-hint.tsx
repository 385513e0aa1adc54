// A quiet line when the same may have been logged before. It stops nothing: what is right is the person's to say. [L8]
import type { Logged } from '../../domain/duplicate.ts';
import { duplicatesOf } from '../../domain/duplicate.ts';
import { watchDay } from '../../store/book-entries.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { Icon } from '../parts/icon.tsx';
import { titleOf } from '../screens/entry-row.tsx';
import { tForm } from '../words/form-words.ts';

export function DuplicateHint(logged: Logged) {
  const { store } = useAccount();
  const { values } = logged;
  const date = typeof values.date === 'string' ? values.date : '';
  const sameDay = useLive(() => watchDay(store, date), date);
  const [other] = duplicatesOf(logged, sameDay ?? []);
  if (!other) return null;
  const start = typeof values.start === 'string' ? values.start : '';
  return (
    <p class="notice notice-back" role="status">
      <Icon name="two" />
      <span>
        {tForm('duplicate')}{' '}
        <a href={`/ban-ghi/${other.id}`}>{[start, titleOf(other)].filter(Boolean).join(' · ')}</a>
      </span>
    </p>
  );
}
