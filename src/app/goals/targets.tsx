// Mục tiêu: each target with its fraction, who has not declared, what contradicts itself, and its way since 2023. [G2]–[G6]
import { useState } from 'preact/hooks';
import { plan } from '../../domain/plan.ts';
import { quotedTargets } from '../../domain/target.ts';
import type { Targets } from '../../protocol/goals.ts';
import { useAccount } from '../account.ts';
import { useAnswer } from '../hooks/use-answer.ts';
import { Button } from '../parts/button.tsx';
import { formatNumber, fullDate } from '../words/format.ts';
import { tGoal, tGoalIf } from '../words/goals-words.ts';
import { language } from '../words/words.ts';
import { Gauge, Trend } from './charts.tsx';
import { Frame, useYear } from './frame.tsx';
import { readTargets } from './goals-province.ts';
import { QuotedDialog } from './quoted-dialog.tsx';
import { Register } from './register.tsx';

type Line = Targets['lines'][number];

export function TargetsScreen() {
  const { year } = useYear();
  const { value, refusal, again } = useAnswer(String(year), () => readTargets(year));
  const told = value?.year === year ? value : null;
  return (
    <Frame title="tab.targets" cutOff={told?.cutOff} refusal={refusal}>
      {told && (
        <>
          <div class="goal-grid">
            {told.lines.map((line) => (
              <TargetCard key={line.code} line={line} told={told} onChanged={again} />
            ))}
          </div>
          <Register told={told} onChanged={again} />
        </>
      )}
    </Frame>
  );
}

interface CardProps {
  readonly line: Line;
  readonly told: Targets;
  readonly onChanged: () => void;
}

function TargetCard({ line, told, onChanged }: CardProps) {
  const { signedIn } = useAccount();
  const [writing, setWriting] = useState(false);
  const { code, percent, reached, quoted, silent, asked } = line;
  const target = plan.targets.find((one) => one.code === code);
  if (!target) return null;
  const { goal, direction, by } = target;
  const text = language.value === 'en' ? (target.en ?? target.vi) : target.vi;
  const quotes = quotedTargets.find((one) => one === code);
  const unknown = code === 'I.2.1' && asked > 0 ? (100 * silent.length) / asked : 0;
  return (
    <section class="card goal-card" aria-labelledby={`goal-${code}`}>
      <h2 id={`goal-${code}`}>
        <span class="goal-code">{code}</span> {text}
      </h2>
      <p class="goal-figure">
        <b class={percent === null ? 'goal-none' : 'num'}>
          {percent === null
            ? tGoal(line.denominator === 0 ? 'nobody' : 'none')
            : tGoal('percent', { n: percent })}
        </b>
        <span>{tGoalIf(`goal.${direction}`, { n: goal, year: by })}</span>
        {reached !== null && (
          <span class={`mark ${reached ? 'mark-good' : 'mark-open'}`}>
            {tGoal(reached ? 'reached' : 'below')}
          </span>
        )}
      </p>
      <Gauge percent={percent} unknown={unknown} goal={goal} good={reached === true} />
      {quotes ? (
        <>
          <p>
            {quoted
              ? tGoal('quoted', { ...quoted, date: fullDate(quoted.date) })
              : tGoal('quoted.hint')}
          </p>
          {signedIn.role === 'province' && (
            <Button kind="secondary" icon="declare" onClick={() => setWriting(true)}>
              {tGoal('quoted.write')}
            </Button>
          )}
          <QuotedDialog
            open={writing}
            code={quotes}
            year={told.year}
            quoted={quoted}
            onClose={() => setWriting(false)}
            onWritten={onChanged}
          />
        </>
      ) : (
        <Parts line={line} told={told} />
      )}
      <Since code={code} goal={goal} told={told} />
    </section>
  );
}

/** Numerator, denominator, the silent and the contradictory, by name. */
function Parts({ line, told }: { readonly line: Line; readonly told: Targets }) {
  const { code, numerator, denominator, asked, silent, doubts } = line;
  const name = (id: string) => told.agencies.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      {numerator !== null && denominator !== null && (
        <p>
          {tGoal(code === 'I.2.1' ? 'parts.agencies' : 'parts.heads', {
            n: numerator,
            of: denominator,
          })}
        </p>
      )}
      <p class="soft">{tGoal('declared', { n: asked - silent.length, of: asked })}</p>
      {silent.length > 0 ? (
        <details class="goal-names">
          <summary>{tGoal('silent', { n: silent.length })}</summary>
          <p>{silent.map(name).join(', ')}</p>
        </details>
      ) : (
        <p class="soft">{tGoal('allDeclared')}</p>
      )}
      {doubts.length > 0 && (
        <details class="goal-names goal-doubts">
          <summary>{tGoal('doubts', { n: doubts.length })}</summary>
          <ul>
            {doubts.map(({ agency, why, n = 0, of = 0 }) => (
              <li key={agency}>
                <b>{name(agency)}</b>: {tGoal(`doubt.${why}`, { n, of })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface SinceProps {
  readonly code: string;
  readonly goal: number;
  readonly told: Targets;
}

function Since({ code, goal, told }: SinceProps) {
  const points = told.trend.map(({ year, shares }) => ({
    year,
    percent: null,
    declared: 0,
    asked: 0,
    ...shares[code],
  }));
  const now = points.find(({ year }) => year === told.year);
  const before = points.find(({ year }) => year === told.year - 1);
  const fell = (before?.percent ?? 0) - (now?.percent ?? before?.percent ?? 0);
  if (points.every(({ percent }) => percent === null)) return null;
  return (
    <>
      <h3>{tGoal('trend')}</h3>
      <Trend points={points} goal={goal} />
      {fell > 0 && code.startsWith('I.2.2') && (
        <p class="soft">
          {tGoal('trend.fell', { n: Math.round(fell * 10) / 10, year: told.year - 1 })}
        </p>
      )}
      <details class="goal-names">
        <summary>{tGoal('table')}</summary>
        <table class="goal-table num">
          <thead>
            <tr>
              <th scope="col">{tGoal('table.year')}</th>
              <th scope="col">{tGoal('table.share')}</th>
              <th scope="col">{tGoal('table.units')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ year, percent, declared, asked }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td>{percent === null ? tGoal('none') : tGoal('percent', { n: percent })}</td>
                <td>{asked === 0 ? '–' : `${formatNumber(declared)}/${formatNumber(asked)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
