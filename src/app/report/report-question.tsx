// For which place, which days, what is counted, under which units. The yearly report of the year in hand is preset.
import { useState } from 'preact/hooks';
import type { BuildAsk, ReportPlaces } from '../../protocol/report.ts';
import { Button } from '../parts/button.tsx';
import { dayMonth } from '../words/format.ts';
import { tReport } from '../words/report-words.ts';

interface ReportQuestionProps {
  readonly places: ReportPlaces;
  readonly onAsk: (asked: BuildAsk) => void;
}

export function ReportQuestion({ places: { places, years }, onAsk }: ReportQuestionProps) {
  const [place, setPlace] = useState(places[0]?.id ?? '');
  const [period, setPeriod] = useState(String(years[0]?.year));
  const [days, setDays] = useState(years[0] ?? { from: '', to: '' });
  const [basis, setBasis] = useState<'approved' | 'sent'>('approved');
  const [as, setAs] = useState<'now' | 'then'>('now');
  const yearly = period !== 'free';

  function choose(next: string): void {
    setPeriod(next);
    const named = years.find(({ year }) => String(year) === next);
    if (named) setDays(named);
  }

  return (
    <form
      class="report-question"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk({ place, yearly, from: days.from, to: days.to, basis, as });
      }}
    >
      <label class="stack-label">
        {tReport('place')}
        <select
          class="text-input"
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
        >
          {places.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="stack-label">
        {tReport('period')}
        <select
          class="text-input"
          value={period}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {years.map(({ year, from, to }) => (
            <option key={year} value={String(year)}>
              {tReport('yearly', { year, from: dayMonth(from), to: dayMonth(to) })}
            </option>
          ))}
          <option value="free">{tReport('free')}</option>
        </select>
      </label>
      {(['from', 'to'] as const).map((end) => (
        <label key={end} class="stack-label">
          {tReport(end)}
          <input
            class="text-input num"
            type="date"
            required
            disabled={yearly}
            value={days[end]}
            onInput={(event) => setDays({ ...days, [end]: event.currentTarget.value })}
          />
        </label>
      ))}
      <label class="stack-label">
        {tReport('basis')}
        <select
          class="text-input"
          value={basis}
          onChange={(event) => setBasis(event.currentTarget.value === 'sent' ? 'sent' : 'approved')}
        >
          <option value="approved">{tReport('basis.approved')}</option>
          <option value="sent">{tReport('basis.sent')}</option>
        </select>
      </label>
      <label class="stack-label">
        {tReport('as')}
        <select
          class="text-input"
          value={as}
          onChange={(event) => setAs(event.currentTarget.value === 'then' ? 'then' : 'now')}
        >
          <option value="now">{tReport('as.now')}</option>
          <option value="then">{tReport('as.then')}</option>
        </select>
      </label>
      <Button kind="primary" type="submit">
        {tReport('build')}
      </Button>
    </form>
  );
}
