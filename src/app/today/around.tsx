// What stands around the large buttons of Hôm nay: what the timetable expects, what lies half written, what still hangs.
// One chunk, and each question to the store asked once.
import type { ComponentChildren } from 'preact';
import { localDate } from '../../domain/period.ts';
import { watchExpected } from '../../store/timetable.ts';
import { useAccount } from '../account.ts';
import { useLater } from '../hooks/use-later.ts';
import { useLive } from '../hooks/use-live.ts';
import { Drafts } from './drafts.tsx';
import { dueIn, EarlierAirings, NextAiring, WithoutCard } from './expected.tsx';
import { Hanging } from './hanging.tsx';

export function Around({ children }: { readonly children: ComponentChildren }) {
  const { store, signedIn } = useAccount();
  const { units } = signedIn;
  const nowMs = store.environment.now();
  const today = localDate(nowMs);
  const expected = useLive(() => watchExpected(store, today), `${store.db.name} ${today}`);
  const due = expected ? dueIn(expected, units, nowMs) : [];
  const ToldAirings = useLater(
    () => import('./told-airings.tsx').then((m) => m.ToldAirings),
    (expected?.airings.length ?? 0) > 0,
  );
  return (
    <>
      <NextAiring due={due[0]} />
      {children}
      {ToldAirings && expected && <ToldAirings expected={expected} units={units} />}
      <Drafts />
      {expected && <WithoutCard cards={expected.cards} units={units} today={today} />}
      <EarlierAirings due={due.slice(1)} />
      <Hanging />
    </>
  );
}
