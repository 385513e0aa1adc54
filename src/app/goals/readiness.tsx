// Sẵn sàng báo cáo: the days of the year, what today reminds of, and of each commune whether its report is in. [G12] [G13]
import { useState } from 'preact/hooks';
import { daysBetween } from '../../domain/period.ts';
import type { Punctuality } from '../../domain/readiness.ts';
import { punctualities } from '../../domain/readiness.ts';
import type { ReadinessView } from '../../protocol/goals.ts';
import { useAnswer } from '../hooks/use-answer.ts';
import { FilterSelect } from '../parts/filter-select.tsx';
import { Icon } from '../parts/icon.tsx';
import { formatNumber, fullDate } from '../words/format.ts';
import { tGoal } from '../words/goals-words.ts';
import { Frame, useYear } from './frame.tsx';
import { readReadiness } from './goals-province.ts';

type Unit = ReadinessView['units'][number];

export function ReadinessScreen() {
  const { year } = useYear();
  const { value, refusal } = useAnswer(String(year), () => readReadiness(year));
  const told = value?.year === year ? value : null;
  return (
    <Frame title="tab.readiness" cutOff={told?.cutOff} refusal={refusal}>
      {told && (
        <>
          {told.reminders.map(({ step, n, left, date }) => (
            <p key={step} class={`notice ${left < 0 ? 'notice-loss' : 'notice-off'}`}>
              <Icon name="clock" />
              <span>
                {tGoal(`remind.${step}`, { n })}
                {': '}
                {leftText(left, date)}
              </span>
            </p>
          ))}
          <Calendar told={told} />
          <Summary told={told} />
          <Units told={told} />
        </>
      )}
    </Frame>
  );
}

function leftText(left: number, date: string): string {
  if (left === 0) return tGoal('remind.today');
  return left < 0
    ? tGoal('remind.over', { n: -left })
    : tGoal('remind.left', { n: left, date: fullDate(date) });
}

function Calendar({ told: { calendar, today } }: { readonly told: ReadinessView }) {
  return (
    <section aria-labelledby="calendar">
      <h2 class="section" id="calendar">
        {tGoal('calendar')}
      </h2>
      <ol class="card calendar">
        {calendar.map(({ step, date }) => {
          const left = daysBetween(today, date);
          const when =
            left === 0
              ? tGoal('step.today')
              : left < 0
                ? tGoal('step.over')
                : tGoal('step.in', { n: left });
          return (
            <li key={step} class={left < 0 ? 'calendar-over' : left === 0 ? 'calendar-today' : ''}>
              <b class="num">{fullDate(date)}</b>
              <span>{tGoal(`step.${step}`)}</span>
              <span class="soft">{when}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Summary({ told: { units, due } }: { readonly told: ReadinessView }) {
  const n = (of: Punctuality) => units.filter(({ punctuality }) => punctuality === of).length;
  const sum = (of: (unit: Unit) => number) => units.reduce((all, unit) => all + of(unit), 0);
  const differ = sum((unit) => unit.differ);
  return (
    <section class="card">
      <p class="goal-figure">
        <b class="num">{tGoal('ready.sent', { n: n('onTime') + n('late'), of: units.length })}</b>
        <span>{tGoal('ready.due', { date: fullDate(due) })}</span>
      </p>
      <div class="gauge" aria-hidden="true">
        {punctualities.map((one) => (
          <span
            key={one}
            class={`time-bar time-bar-${one}`}
            style={{ width: `${(100 * n(one)) / Math.max(1, units.length)}%` }}
          />
        ))}
      </div>
      <p class="time-legend">
        {punctualities.map((one) => (
          <span key={one} class={`time time-${one}`}>
            {tGoal(`time.${one}`)}: {formatNumber(n(one))}
          </span>
        ))}
      </p>
      <p>{tGoal('ready.waiting', { n: sum(({ waiting, returned }) => waiting + returned) })}</p>
      {differ > 0 && <p>{tGoal('ready.differ', { n: differ })}</p>}
      <p class="hint">{tGoal('ready.what')}</p>
    </section>
  );
}

function Units({ told: { units, areas } }: { readonly told: ReadinessView }) {
  const [area, setArea] = useState<string | null>(null);
  const [time, setTime] = useState<Punctuality | null>(null);
  const found = units.filter(
    (unit) => (area === null || unit.area === area) && (time === null || unit.punctuality === time),
  );
  return (
    <section aria-labelledby="units">
      <h2 class="section" id="units">
        {tGoal('ready.units')}
        <span class="num">{formatNumber(found.length)}</span>
      </h2>
      <div class="goals-tools">
        {areas.length > 1 && (
          <FilterSelect
            label={tGoal('ready.area')}
            every={tGoal('ready.everyArea')}
            value={area}
            options={areas.map(({ id, name }) => ({ value: id, text: name }))}
            onPick={setArea}
          />
        )}
        <FilterSelect
          label={tGoal('ready.state')}
          every={tGoal('ready.everyState')}
          value={time}
          options={punctualities.map((one) => ({ value: one, text: tGoal(`time.${one}`) }))}
          onPick={setTime}
        />
      </div>
      <ul class="card list ready-list num">
        {found.map((unit) => (
          <UnitLine key={unit.id} unit={unit} />
        ))}
      </ul>
    </section>
  );
}

function UnitLine({ unit }: { readonly unit: Unit }) {
  const { name, rec, sentOn, punctuality, lacks, entries, waiting, returned, differ } = unit;
  const open = [
    waiting > 0 ? `${tGoal('column.waiting')}: ${formatNumber(waiting)}` : '',
    returned > 0 ? `${tGoal('column.returned')}: ${formatNumber(returned)}` : '',
    differ > 0 ? `${tGoal('column.differ')}: ${formatNumber(differ)}` : '',
  ].filter(Boolean);
  return (
    <li>
      <span class="ready-name">{rec ? <a href={`/ban-ghi/${rec}`}>{name}</a> : <b>{name}</b>}</span>
      <span class={`time time-${punctuality}`}>
        {tGoal(`time.${punctuality}`)}
        {sentOn && ` ${fullDate(sentOn)}`}
      </span>
      <span class="soft">
        {tGoal('column.lacks')}:{' '}
        {lacks.length === 0 ? tGoal('part.none') : lacks.map((k) => tGoal(`part.${k}`)).join(', ')}
      </span>
      <span class="soft">{[tGoal('m.n', { n: entries }), ...open].join(' · ')}</span>
    </li>
  );
}
