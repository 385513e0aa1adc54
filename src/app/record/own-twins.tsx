// The officer's own look at what he may have logged twice: he says which of the two stays. [L8] [V12]
import type { Logged } from '../../domain/duplicate.ts';
import { duplicatesOf } from '../../domain/duplicate.ts';
import type { Shown } from '../../domain/rebase.ts';
import { watchDay } from '../../store/book-entries.ts';
import type { Entry } from '../../store/database.ts';
import { saveJoin } from '../../store/save.ts';
import { useAccount } from '../account.ts';
import { useDeed } from '../hooks/use-deed.ts';
import { useLive } from '../hooks/use-live.ts';
import { FailureLine } from '../parts/failure-line.tsx';
import { t } from '../words/words.ts';
import { JoinedLine, TwinCard } from './twin-card.tsx';

export function OwnTwins(logged: Logged) {
  const { store, signedIn } = useAccount();
  const { failure, act } = useDeed();
  const { date } = logged.values;
  const day = typeof date === 'string' ? date : '';
  const sameDay = useLive(() => watchDay(store, day), day) ?? [];
  const entry = sameDay.find(({ id }) => id === logged.id);
  const [other] = duplicatesOf(logged, sameDay);
  if (!entry || !other) return null;
  const mayJoin = ({ state }: Entry) => signedIn.role === 'officer' && state !== 'approved';
  const join = ({ id, scope, v }: Entry, into: Entry) =>
    void act(() => saveJoin(store, { rec: id, scope }, v, into.id));
  return (
    <>
      <TwinCard {...{ entry, other, mayJoin }} href={`/ban-ghi/${other.id}`} onJoin={join} />
      <FailureLine text={failure && t(failure)} />
    </>
  );
}

/** Joined: which of his entries stands for this one. Restoring takes the two apart. [V13] */
export function OwnJoined({ shown }: { readonly shown: Shown }) {
  const { store } = useAccount();
  const { date } = shown.values;
  const day = typeof date === 'string' ? date : '';
  const sameDay = useLive(() => watchDay(store, day), day) ?? [];
  const lesser = sameDay.find(({ id }) => id === shown.id);
  const { into } = shown;
  if (!into || !lesser) return null;
  const other = sameDay.find(({ id }) => id === into);
  const href = `/ban-ghi/${into}`;
  return <JoinedLine {...{ lesser, other, href }} from={false} onApart={undefined} />;
}
