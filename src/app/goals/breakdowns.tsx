// The same entries, cut eight ways. Each cut is drawn, and its table is one tap away; of one commune every number opens its
// records. [G10]
import { useState } from 'preact/hooks';
import { occasions } from '../../domain/activity/common.ts';
import { activityTypes } from '../../domain/activity/type.ts';
import { addDays, reportPeriod } from '../../domain/period.ts';
import { codesOf, plan } from '../../domain/plan.ts';
import type { Dimension } from '../../domain/totals.ts';
import type { Tasks } from '../../protocol/goals.ts';
import { tChoice } from '../words/form-words.ts';
import { formatNumber, monthText } from '../words/format.ts';
import { tGoal } from '../words/goals-words.ts';
import { t } from '../words/words.ts';
import { BehindDialog } from './behind-dialog.tsx';
import { Bar, Columns } from './charts.tsx';
import { resultText } from './result-text.ts';

type Share = Tasks['breakdowns'][number]['shares'][number];

interface Cut {
  readonly dimension: Dimension;
  /** All codes in the plan's order: what is nought is seen to be nought. */
  readonly codes?: readonly string[];
  readonly text: (code: string) => string;
}

const cuts = [
  { dimension: 'topic', codes: codesOf(plan.topics), text: (code) => tChoice('topics', code) },
  {
    dimension: 'convention',
    codes: codesOf(plan.conventions),
    text: (code) => tChoice('conventions', code),
  },
  {
    dimension: 'audience',
    codes: codesOf(plan.audiences),
    text: (code) => tChoice('audiences', code),
  },
  { dimension: 'channel', codes: codesOf(plan.channels), text: channelText },
  { dimension: 'occasion', codes: occasions, text: (code) => tChoice('occasion', code) },
  { dimension: 'type', codes: activityTypes, text: typeText },
] as const satisfies readonly Cut[];

function typeText(code: string): string {
  const type = activityTypes.find((one) => one === code);
  return type ? t(`type.${type}`) : code;
}

/** The form of grassroots information it is, by its number in the decree. */
function channelText(code: string): string {
  const form = plan.channels.find((one) => one.code === code)?.nd49;
  const name = tChoice('channel', code);
  return form === undefined ? name : `${name}. ${tGoal('nd49', { n: form })}`;
}

interface BreakdownsProps {
  readonly told: Tasks;
  /** The one commune that is looked at, or null. */
  readonly unit: string | null;
}

export function Breakdowns({ told, unit }: BreakdownsProps) {
  const [asked, setAsked] = useState<{ dimension: Dimension; code: string } | null>(null);
  const sharesOf = (dimension: Dimension) =>
    told.breakdowns.find((one) => one.dimension === dimension)?.shares ?? [];
  const open = (dimension: Dimension) =>
    unit === null ? undefined : (code: string) => setAsked({ dimension, code });
  const name = told.units.find(({ code }) => code === unit)?.name ?? '';
  return (
    <>
      <p class="goals-legend">
        <span class="legend-approved">{tGoal('legend.approved')}</span>
        <span class="legend-waiting">{tGoal('legend.waiting')}</span>
      </p>
      {unit === null && <p class="hint">{tGoal('behind.hint')}</p>}
      <div class="cut-grid">
        <Months year={told.year} shares={sharesOf('month')} onOpen={open('month')} />
        {cuts.map(({ dimension, codes, text }) => (
          <section key={dimension} class="card cut" aria-labelledby={`cut-${dimension}`}>
            <h2 id={`cut-${dimension}`}>{tGoal(`by.${dimension}`)}</h2>
            <Rows
              shares={inOrder(codes, sharesOf(dimension))}
              text={text}
              onOpen={open(dimension)}
            />
          </section>
        ))}
        {unit === null && <Units told={told} />}
      </div>
      {asked && unit !== null && (
        <BehindDialog
          asked={{ ...asked, unit, year: told.year }}
          title={name}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

function inOrder(codes: readonly string[], shares: readonly Share[]): readonly Share[] {
  const known = codes.map(
    (code) => shares.find((one) => one.code === code) ?? { code, cell: {}, approved: 0 },
  );
  return [...known, ...shares.filter(({ code }) => !codes.includes(code))];
}

interface RowsProps {
  readonly shares: readonly Share[];
  readonly text: (code: string) => string;
  readonly onOpen: ((code: string) => void) | undefined;
}

function Rows({ shares, text, onOpen }: RowsProps) {
  const most = Math.max(1, ...shares.map(({ cell }) => cell.n ?? 0));
  return (
    <>
      <ul class="cut-rows">
        {shares.map(({ code, cell, approved }) => (
          <li key={code}>
            <span>{text(code)}</span>
            <b class="num">{formatNumber(cell.n ?? 0)}</b>
            <Bar approved={approved} n={cell.n ?? 0} most={most} />
          </li>
        ))}
      </ul>
      <Table shares={shares} text={text} onOpen={onOpen} />
    </>
  );
}

/** Every figure of the drawing, in words and numbers. */
function Table({ shares, text, onOpen }: RowsProps) {
  return (
    <details class="goal-names">
      <summary>{tGoal('table')}</summary>
      <div class="goal-scroll">
        <table class="goal-table num">
          <thead>
            <tr>
              <th scope="col">{tGoal('column.name')}</th>
              <th scope="col">{tGoal('column.entries')}</th>
              <th scope="col">{tGoal('column.approved')}</th>
              <th scope="col">{tGoal('column.result')}</th>
            </tr>
          </thead>
          <tbody>
            {shares.map(({ code, cell, approved }) => (
              <tr key={code}>
                <th scope="row">{text(code)}</th>
                <td>
                  {onOpen && (cell.n ?? 0) > 0 ? (
                    <button type="button" class="figure-button" onClick={() => onOpen(code)}>
                      <span class="visually-hidden">{tGoal('behind.open')}: </span>
                      {formatNumber(cell.n ?? 0)}
                    </button>
                  ) : (
                    formatNumber(cell.n ?? 0)
                  )}
                </td>
                <td>{formatNumber(approved)}</td>
                <td>{resultText({ ...cell, n: 0 })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Every month of the reporting year, from one cut-off to the next. [P1] */
function monthsOf(year: number): readonly string[] {
  const { from, to } = reportPeriod(year);
  const months = [from.slice(0, 7)];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (months.at(-1) !== day.slice(0, 7)) months.push(day.slice(0, 7));
  return months;
}

function Months({ year, shares, onOpen }: Omit<RowsProps, 'text'> & { readonly year: number }) {
  const months = inOrder(monthsOf(year), shares);
  const columns = months.map(({ code, cell, approved }) => ({
    key: code,
    text: String(Number(code.slice(5))),
    approved,
    n: cell.n ?? 0,
  }));
  return (
    <section class="card cut cut-wide" aria-labelledby="cut-month">
      <h2 id="cut-month">{tGoal('by.month')}</h2>
      <Columns columns={columns} />
      <Table shares={months} text={monthText} onOpen={onOpen} />
    </section>
  );
}

function Units({ told }: { readonly told: Tasks }) {
  const units = [...told.units].sort((a, b) => (b.cell.n ?? 0) - (a.cell.n ?? 0));
  const most = Math.max(1, ...units.map(({ cell }) => cell.n ?? 0));
  return (
    <section class="card cut cut-wide" aria-labelledby="cut-unit">
      <h2 id="cut-unit">{tGoal('by.unit')}</h2>
      <ul class="cut-rows cut-columns">
        {units.map(({ code, name, cell, approved }) => (
          <li key={code}>
            <a href={`/nhiem-vu?nam=${told.year}&xa=${code}`}>{name}</a>
            <b class="num">{formatNumber(cell.n ?? 0)}</b>
            <Bar approved={approved} n={cell.n ?? 0} most={most} />
          </li>
        ))}
      </ul>
    </section>
  );
}
