// Kế hoạch: how far the commune has come with the report in hand, how long it has left, and what is missing — each
// line a tap to what mends it. Computed here, from this phone's book; no network is asked.
import { useMemo, useState } from 'preact/hooks';
import type { BookLine } from '../../domain/book.ts';
import { localDate, reportInHand } from '../../domain/period.ts';
import type { NamedUnit } from '../../domain/person.ts';
import type { Progress } from '../../domain/progress.ts';
import { progressOf } from '../../domain/progress.ts';
import { parseScope } from '../../domain/scope.ts';
import { sameUnit } from '../../domain/unit.ts';
import { watchBook } from '../../store/book.ts';
import { watchReportFacts } from '../../store/report-facts.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { fullDate } from '../words/format.ts';
import { tPlan } from '../words/plan-words.ts';
import { Countdown } from './countdown.tsx';
import { MissingList } from './missing-list.tsx';
import './plan.css';
import { Shares, shareText } from './shares.tsx';

export function PlanScreen() {
  const { signedIn } = useAccount();
  const { units } = signedIn;
  const [code, setCode] = useState(units[0]?.code);
  const unit = units.find((one) => one.code === code);
  return (
    <main id="main" class="screen">
      <TopBar small={unit?.name ?? signedIn.place} title={tPlan('title')} />
      {units.length > 1 && (
        <select
          class="text-input plan-unit"
          aria-label={tPlan('unit')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        >
          {units.map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </select>
      )}
      {unit && <Plan key={unit.code} unit={unit} />}
    </main>
  );
}

function Plan({ unit }: { readonly unit: NamedUnit }) {
  const { store } = useAccount();
  const today = localDate(store.environment.now());
  const year = reportInHand(today);
  const book = useLive(() => watchBook(store), store.db.name);
  const facts = useLive(() => watchReportFacts(store, unit, year, today), unit.code);
  const lines = useMemo(() => linesOf(book?.lines ?? [], unit), [book, unit]);
  const compared = facts?.compared ?? false;
  const progress = useMemo(
    () => progressOf(lines, { year, today, compared }),
    [lines, year, today, compared],
  );
  return (
    <>
      <Countdown today={today} year={year} />
      {book && !book.complete && <p>{tPlan('reading', { n: book.lines.length })}</p>}
      {/* All at once, so that nothing moves under the thumb. */}
      {book?.complete && facts && (
        <>
          <MissingList lines={lines} progress={progress} facts={facts} today={today} />
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

function linesOf(lines: readonly BookLine[], unit: NamedUnit): readonly BookLine[] {
  const ofUnit = new Map<string, boolean>();
  return lines.filter(({ scope }) => {
    const known = ofUnit.get(scope);
    if (known !== undefined) return known;
    const found = parseScope(scope)?.unit;
    const is = found !== undefined && sameUnit(found, unit);
    ofUnit.set(scope, is);
    return is;
  });
}
