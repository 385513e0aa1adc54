// The days of one year's report, beside what they are when nobody sets them. What is as it ships is not sent: it goes on
// following the law of the calendar. [C2] [C3] [C4]
import { useState } from 'preact/hooks';
import { calendarFault, calendarOf } from '../../domain/calendar.ts';
import type { CalendarStep, SetDays } from '../../domain/report-year.ts';
import { cutOffOf, reportDays } from '../../domain/report-year.ts';
import type { SettingsView } from '../../protocol/setting.ts';
import { Button } from '../parts/button.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { fullDate } from '../words/format.ts';
import { tSetting } from '../words/settings-words.ts';
import { saySetting } from './settings-province.ts';

type Year = SettingsView['years'][number];

export interface SettingFormProps {
  readonly told: SettingsView;
  readonly onSaved: () => void;
}

export function CalendarForm({ told: { years }, onSaved }: SettingFormProps) {
  const [picked, setPicked] = useState(years[1]?.year ?? 0);
  const shown = years.find(({ year }) => year === picked);
  const before = years.find(({ year }) => year === picked - 1)?.set ?? {};
  return (
    <section aria-labelledby="setting-days">
      <h2 class="section" id="setting-days">
        {tSetting('days')}
      </h2>
      <p class="hint">{tSetting('daysText')}</p>
      <div class="filters" role="group" aria-label={tSetting('year')}>
        {years.map(({ year }) => (
          <button
            key={year}
            type="button"
            class="filter num"
            aria-pressed={year === picked}
            onClick={() => setPicked(year)}
          >
            {tSetting('ofYear', { year: String(year) })}
          </button>
        ))}
      </div>
      {shown && <Days key={picked} shown={shown} before={before} onSaved={onSaved} />}
    </section>
  );
}

interface DaysProps {
  readonly shown: Year;
  /** What is set of the year before: its cut-off is where this report begins. */
  readonly before: SetDays;
  readonly onSaved: () => void;
}

function Days({ shown: { year, v, set, frozen }, before, onSaved }: DaysProps) {
  const shipped = calendarOf(year);
  const [said, setSaid] = useState<SetDays>(set);
  const [asked, setAsked] = useState(false);
  const [saved, setSaved] = useState(false);
  const { refusal, working, send } = useSending();
  const days = calendarOf(year, { [year]: said });
  const fault = calendarFault(year, said);
  const period = reportDays(year, { [year - 1]: before, [year]: said });
  const change = (step: CalendarStep, date: string) => {
    const { [step]: _, ...others } = said;
    const usual = shipped.find((one) => one.step === step)?.date;
    setSaved(false);
    setSaid(date === '' || date === usual ? others : { ...others, [step]: date });
  };
  async function submit(): Promise<void> {
    setAsked(true);
    if (fault !== null) return;
    if (!(await send(() => saySetting({ name: 'calendar', year, value: said, seen: v })))) return;
    setSaved(true);
    onSaved();
  }
  return (
    <form
      class="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {frozen && <p class="notice">{tSetting('frozen', { year: String(year) })}</p>}
      <div class="setting-days">
        {days.map(({ step, date }, at) => {
          const usual = shipped[at]?.date ?? date;
          const wrong = asked && fault === step;
          return (
            <div key={step}>
              <label class="stack-label">
                {tSetting(`step.${step}`)}
                <input
                  class="text-input date-input"
                  type="date"
                  value={date}
                  disabled={frozen}
                  aria-invalid={wrong}
                  aria-describedby={`day-${step}`}
                  onInput={({ currentTarget: { value } }) => change(step, value)}
                />
              </label>
              <p
                class={wrong ? 'setting-wrong' : 'hint'}
                id={`day-${step}`}
                role={wrong ? 'alert' : undefined}
              >
                {wrong
                  ? tSetting('wrongDay', { year: String(year) })
                  : tSetting(date === usual ? 'asShipped' : 'shipped', { date: fullDate(usual) })}
              </p>
            </div>
          );
        })}
      </div>
      <p>
        {tSetting('period', {
          year: String(year),
          from: fullDate(period.from),
          to: fullDate(period.to),
        })}
      </p>
      {cutOffOf(year, { [year]: said }) !== cutOffOf(year) && (
        <p class="hint">{tSetting('bookStays')}</p>
      )}
      <RefusalLine refusal={refusal} />
      {!frozen && (
        <Button kind="primary" type="submit" disabled={working}>
          {tSetting('saveDays', { year: String(year) })}
        </Button>
      )}
      <p role="status">{saved && tSetting('saved')}</p>
    </form>
  );
}
