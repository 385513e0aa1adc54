// The head the three pages share: which page, which year, and what is said when the province does not answer.
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { localDate, reportingYear, reportPeriod } from '../../domain/period.ts';
import { reportInHand } from '../../domain/report-year.ts';
import { useAccount } from '../account.ts';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import type { Refusal } from '../province.ts';
import { RefusalLine } from '../sending.tsx';
import { fullDate } from '../words/format.ts';
import { tGoal } from '../words/goals-words.ts';
import { t } from '../words/words.ts';
import './goals.css';
import './goals-lists.css';
import './goals-charts.css';

const pages = [
  { path: '/muc-tieu', word: 'tab.targets' },
  { path: '/nhiem-vu', word: 'tab.tasks' },
  { path: '/san-sang', word: 'tab.readiness' },
] as const;

const firstYear = 2023;

/** The year the address names; else the report that is being made. [P4] */
export function useYear(): { readonly year: number; readonly today: string } {
  const { store, signedIn } = useAccount();
  const { query } = useLocation();
  const today = localDate(store.environment.now());
  const named = Number(query['nam']);
  const known = named >= firstYear && named <= reportingYear(today);
  return {
    year: known ? named : Math.min(reportInHand(today, signedIn.calendar), reportingYear(today)),
    today,
  };
}

interface FrameProps {
  readonly title: 'tab.targets' | 'tab.tasks' | 'tab.readiness';
  readonly cutOff: string | undefined;
  readonly refusal: Refusal | null;
  readonly children: ComponentChildren;
}

export function Frame({ title, cutOff, refusal, children }: FrameProps) {
  const { signedIn } = useAccount();
  const { path, route } = useLocation();
  const { year, today } = useYear();
  const { to: bookEnd } = reportPeriod(year);
  const years = Array.from(
    { length: reportingYear(today) - firstYear + 1 },
    (_, index) => firstYear + index,
  );
  return (
    <main id="main" class="screen goals">
      <TopBar small={signedIn.place} title={tGoal(title)} />
      <div class="goals-head">
        <nav class="goals-tabs" aria-label={tGoal('tabs')}>
          {pages.map((page) => (
            <a
              key={page.path}
              href={`${page.path}?nam=${year}`}
              aria-current={path === page.path ? 'page' : undefined}
            >
              {tGoal(page.word)}
            </a>
          ))}
        </nav>
        <select
          class="text-input goals-year"
          aria-label={tGoal('year')}
          value={String(year)}
          onChange={(event) => route(`${path}?nam=${event.currentTarget.value}`)}
        >
          {years.map((one) => (
            <option key={one} value={String(one)}>
              {tGoal('yearOf', { year: one })}
            </option>
          ))}
        </select>
      </div>
      {cutOff && <p class="hint">{tGoal('asOf', { date: fullDate(cutOff) })}</p>}
      {cutOff && cutOff !== bookEnd && (
        <p class="hint">{tGoal('bookStays', { date: fullDate(bookEnd) })}</p>
      )}
      {refusal === 'no-network' ? (
        <Empty title={t('offline.title')} text={t('offline.text')} />
      ) : (
        <RefusalLine refusal={refusal} />
      )}
      {children}
      {!cutOff && !refusal && <p role="status">{tGoal('asking')}</p>}
    </main>
  );
}
