// Kế hoạch: how far the commune has come with the report in hand, how long it has left, and what is missing — each
// line a tap to what mends it. Computed here, from this phone's book; no network is asked.
import { useMemo } from 'preact/hooks';
import { localDate } from '../../domain/period.ts';
import type { NamedUnit } from '../../domain/person.ts';
import type { Progress } from '../../domain/progress.ts';
import { progressOf } from '../../domain/progress.ts';
import { reportDays, reportInHand } from '../../domain/report-year.ts';
import { isOfUnit } from '../../domain/scope.ts';
import { watchBook } from '../../store/book.ts';
import { watchReportFacts } from '../../store/report-facts.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { unitKey, useUnit } from '../hooks/use-unit.ts';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';
import { fullDate } from '../words/format.ts';
import { tPlan } from '../words/plan-words.ts';
import { Countdown } from './countdown.tsx';
import { MissingList } from './missing-list.tsx';
import './plan.css';
import { Shares, shareText } from './shares.tsx';

export function PlanScreen() {
  const { signedIn } = useAccount();
  const { units, unit, choose } = useUnit();
  return (
    <main id="main" class="screen">
      <TopBar small={unit?.name ?? signedIn.place} title={tPlan('title')} />
      <UnitSelect units={units} unit={unit} onUnit={choose} />
      {unit && <Plan key={unitKey(unit)} unit={unit} />}
    </main>
  );
}

function Plan({ unit }: { readonly unit: NamedUnit }) {
  const {
    store,
    signedIn: { calendar },
  } = useAccount();
  const today = localDate(store.environment.now());
  const year = reportInHand(today, calendar);
  const book = useLive(() => watchBook(store), store.db.name);
  const facts = useLive(() => watchReportFacts(store, unit, year, today), unitKey(unit));
  const lines = useMemo(
    () => (book?.lines ?? []).filter(({ scope }) => isOfUnit(scope, unit)),
    [book, unit],
  );
  const compared = facts?.compared ?? false;
  const progress = useMemo(
    () => progressOf(lines, { days: reportDays(year, calendar), today, compared }),
    [lines, year, today, compared, calendar],
  );
  return (
    <>
      <Countdown today={today} year={year} set={calendar} />
      <a class="button button-secondary" href="/bao-cao">
        {tPlan('report')}
      </a>
      {book && !book.complete && <p>{tPlan('reading', { n: book.lines.length })}</p>}
      {/* All at once, so that nothing moves under the thumb. */}
      {book?.complete && facts && (
        <>
          <MissingList unit={unit} lines={lines} progress={progress} facts={facts} today={today} />
          <Done progress={progress} year={year} compared={compared} />
        </>
      )}
    </>
  );
}

interface DoneProps {
  readonly progress: Progress;
  readonly year: number;
  readonly compared: boolean;
}

function Done({ progress, year, compared }: DoneProps) {
  const { all, from, until, tasks, topics, audiences } = progress;
  return (
    <>
      <h2 class="section">{tPlan('done', { year: String(year) })}</h2>
      <p class="hint">
        {tPlan('days', { from: fullDate(from), until: fullDate(until) })}{' '}
        {!compared && tPlan('notCompared', { year: String(year - 1) })}
      </p>
      {all.now.entries === 0 ? (
        <Empty title={tPlan('noneTitle')} text={tPlan('noneText')} icon="bars" />
      ) : (
        <>
          <p class="plan-all">
            <b>{shareText(all)}</b>
          </p>
          <Shares title={tPlan('tasks')} field="task" shares={tasks} />
          <Shares title={tPlan('topics')} field="topics" shares={topics} />
          <Shares title={tPlan('audiences')} field="audiences" shares={audiences} />
        </>
      )}
    </>
  );
}
