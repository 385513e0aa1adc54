// On the desk: what may be the same thing twice, and what has been joined. [K7] [V12] [V13]
import type { Entry } from '../../store/database.ts';
import { useAccount } from '../account.ts';
import { useDeed } from '../hooks/use-deed.ts';
import { FailureLine } from '../parts/failure-line.tsx';
import { JoinedLine, TwinCard } from '../record/twin-card.tsx';
import { t } from '../words/words.ts';
import { joinTo, takeApart } from './decisions.ts';
import type { Desk } from './queue.ts';

interface TwinsProps {
  readonly desk: Desk;
  readonly entry: Entry;
  readonly root: string;
}

export function Twins({ desk, entry, root }: TwinsProps) {
  const { store, signedIn } = useAccount();
  const { failure, act } = useDeed();
  const byId = (id: string) => desk.entries.find((one) => one.id === id);
  const twins = desk
    .hints(entry)
    .filter(({ code }) => code === 'check_duplicate')
    .flatMap(({ others = [] }) => others.flatMap((id) => byId(id) ?? []));
  const joined = desk.entries.filter((one) => one.into === entry.id);
  const may = signedIn.role === 'reviewer';
  const apart = may
    ? (lesser: Entry) => void act(() => takeApart(store, sightOf(lesser)))
    : undefined;
  const join = (lesser: Entry, into: Entry) =>
    void act(() => joinTo(store, sightOf(lesser), into.id));
  return (
    <>
      {entry.into && (
        <JoinedLine
          lesser={entry}
          other={byId(entry.into)}
          href={`${root}/${entry.into}`}
          from={false}
          onApart={apart}
        />
      )}
      {joined.map((one) => (
        <JoinedLine
          key={one.id}
          lesser={one}
          other={one}
          href={`${root}/${one.id}`}
          from
          onApart={apart}
        />
      ))}
      {may &&
        twins.map((other) => (
          <TwinCard
            key={other.id}
            {...{ entry, other }}
            href={`${root}/${other.id}`}
            mayJoin={({ state }) => state !== 'approved' || desk.part.steps === 1}
            onJoin={join}
          />
        ))}
      <FailureLine text={failure && t(failure)} />
    </>
  );
}

function sightOf({ id, scope, cv, v }: Entry) {
  return { rec: id, scope, cv, v };
}
