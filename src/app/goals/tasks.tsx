// Nhiệm vụ: every task with who answers, its result in numbers and how far it is; then the same entries by topic, channel,
// month and commune. [G7]–[G10]
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Tasks } from '../../protocol/goals.ts';
import { useAccount } from '../account.ts';
import { useAnswer } from '../hooks/use-answer.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { FilterSelect } from '../parts/filter-select.tsx';
import { tChoice } from '../words/form-words.ts';
import { tGoal, tGoalIf } from '../words/goals-words.ts';
import { Breakdowns } from './breakdowns.tsx';
import { Bar } from './charts.tsx';
import { Frame, useYear } from './frame.tsx';
import { readTasks } from './goals-province.ts';
import { resultText } from './result-text.ts';
import { TaskDialog } from './task-dialog.tsx';

type Line = Tasks['lines'][number];

export function TasksScreen() {
  const { year } = useYear();
  const { query, route } = useLocation();
  const unit = query['xa'] ?? null;
  const { value, refusal, again } = useAnswer(`${year} ${unit}`, () => readTasks(year, unit));
  const told = value?.year === year ? value : null;
  const entries = told?.units.reduce((sum, { cell }) => sum + (cell.n ?? 0), 0) ?? 0;
  return (
    <Frame title="tab.tasks" cutOff={told?.cutOff} refusal={refusal}>
      {told && (
        <>
          <FilterSelect
            label={tGoal('unit.filter')}
            every={tGoal('unit.all')}
            value={unit}
            options={told.units.map(({ code, name }) => ({ value: code, text: name }))}
            onPick={(code) => route(`/nhiem-vu?nam=${year}${code ? `&xa=${code}` : ''}`)}
          />
          <ol class="task-list">
            {told.lines.map((line) => (
              <TaskCard key={line.code} line={line} told={told} onChanged={again} />
            ))}
          </ol>
          {entries === 0 ? (
            <Empty title={tGoal('empty.title')} text={tGoal('empty.text')} icon="bars" />
          ) : (
            <Breakdowns key={unit} told={told} unit={unit} />
          )}
        </>
      )}
    </Frame>
  );
}

interface TaskCardProps {
  readonly line: Line;
  readonly told: Tasks;
  readonly onChanged: () => void;
}

function TaskCard({ line, told, onChanged }: TaskCardProps) {
  const { signedIn } = useAccount();
  const [writing, setWriting] = useState(false);
  const { code, state, result, active, communes, approved, word, lead, coordinate } = line;
  return (
    <li class="card task-card">
      <header>
        <h2>{tChoice('task', code)}</h2>
        {state && <span class={`mark mark-${state}`}>{tGoal(`task.state.${state}`)}</span>}
      </header>
      {result === null ? (
        <p>{tGoal('task.uncollected')}</p>
      ) : (
        <>
          <p class="task-result num">{resultText(result) || tGoal('task.nothing')}</p>
          {communes > 0 && (
            <>
              <Bar approved={active} n={active} most={communes} />
              <p class="soft">
                {tGoal('task.active', { n: active, of: communes })}
                {(result.n ?? 0) > 0 &&
                  ` · ${tGoal('task.approved', { n: approved, of: result.n ?? 0 })}`}
              </p>
            </>
          )}
          {word && <p>{tGoal('task.word', { note: word.note })}</p>}
        </>
      )}
      <dl class="task-answering">
        <Answering label={tGoal('task.lead')} groups={lead} told={told} />
        <Answering label={tGoal('task.coordinate')} groups={coordinate} told={told} />
      </dl>
      {code === publishing && signedIn.role === 'province' && <OpenData year={told.year} />}
      {result !== null && signedIn.role === 'province' && (
        <Button kind="quiet" onClick={() => setWriting(true)}>
          {tGoal('task.write')}
        </Button>
      )}
      {writing && (
        <TaskDialog
          line={line}
          year={told.year}
          onClose={() => setWriting(false)}
          onWritten={onChanged}
        />
      )}
    </li>
  );
}

/** The task of the plan that the file is made for. */
const publishing = 'IV.6.2';

function OpenData({ year }: { readonly year: number }) {
  return (
    <div class="stack">
      <p class="hint">{tGoal('task.openDataHint')}</p>
      <a class="button button-secondary" href={`/goals/${year}/open-data`} download>
        {tGoal('task.openData', { year })}
      </a>
    </div>
  );
}

interface AnsweringProps {
  readonly label: string;
  readonly groups: Line['lead'];
  readonly told: Tasks;
}

/** A few agencies by name, many by their number, none said as such. [G7] */
function Answering({ label, groups, told }: AnsweringProps) {
  if (groups.length === 0) return null;
  const texts = groups.map(({ group, agencies }) => {
    const known = tGoalIf(`group.${group}`) ?? group;
    if (agencies.length === 0) return tGoal('task.noAgency', { group: known });
    if (agencies.length > 3) return tGoal('task.many', { group: known, n: agencies.length });
    return agencies.map((id) => told.agencies.find((one) => one.id === id)?.name ?? id).join(', ');
  });
  return (
    <div>
      <dt>{label}</dt>
      <dd>{texts.join('; ')}</dd>
    </div>
  );
}
