// The records behind a number of one commune: what was counted, each a tap from its own page.
import type { ReviewState } from '../../domain/record.ts';
import { useAnswer } from '../hooks/use-answer.ts';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalLine } from '../sending.tsx';
import { fullDate } from '../words/format.ts';
import { tGoal } from '../words/goals-words.ts';
import { t } from '../words/words.ts';
import type { Figure } from './goals-province.ts';
import { readBehind } from './goals-province.ts';
import { resultText } from './result-text.ts';

interface BehindDialogProps {
  readonly asked: Figure;
  readonly title: string;
  readonly onClose: () => void;
}

export function BehindDialog({ asked, title, onClose }: BehindDialogProps) {
  const { value, refusal } = useAnswer(Object.values(asked).join(' '), () => readBehind(asked));
  return (
    <Dialog open title={title} onClose={onClose}>
      <RefusalLine refusal={refusal} />
      {!value && !refusal && <p role="status">{tGoal('asking')}</p>}
      {value && (
        <>
          <p role="status">{tGoal('behind.count', { n: value.records.length })}</p>
          <ul class="behind-list">
            {value.records.map(({ id, type, title: name, date, state, cell }) => (
              <li key={id}>
                <a href={`/ban-ghi/${id}`}>{name}</a>
                <span class="soft num">
                  {fullDate(date)} · {t(`type.${type}`)} · {stateText(state)}
                </span>
                <span class="num">{resultText({ ...cell, n: 0 })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="dialog-actions">
        <button type="button" class="button button-secondary" onClick={onClose}>
          {tGoal('close')}
        </button>
      </div>
    </Dialog>
  );
}

function stateText(state: ReviewState): string {
  return t(`status.${state === 'submitted' ? 'sent' : state}`);
}
