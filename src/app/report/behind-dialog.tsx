// The records behind a figure: each opens where the desk reads it. [B2]
import { useEffect, useState } from 'preact/hooks';
import type { FigureAddress } from '../../domain/report/report.ts';
import type { Behind } from '../../protocol/report.ts';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { fullDate } from '../words/format.ts';
import { tReport } from '../words/report-words.ts';
import { fetchBehind } from './report-province.ts';

interface BehindDialogProps {
  readonly build: string;
  readonly figure: FigureAddress | null;
  readonly onClose: () => void;
}

export function BehindDialog({ build, figure, onClose }: BehindDialogProps) {
  const [behind, setBehind] = useState<Behind | null>(null);
  const { refusal, send } = useSending();
  useEffect(() => {
    setBehind(null);
    if (!figure) return;
    void send(async () => {
      const answer = await fetchBehind(build, figure);
      if (answer.ok) setBehind(answer.value);
      return answer;
    });
  }, [figure]);
  return (
    <Dialog open={figure !== null} title={tReport('behindTitle')} onClose={onClose}>
      <RefusalLine refusal={refusal} />
      {behind && (
        <p role="status">
          {tReport(behind.n > behind.records.length ? 'behindSome' : 'behindAll', {
            n: behind.n,
            shown: behind.records.length,
          })}
        </p>
      )}
      {behind && behind.records.length > 0 && (
        <ul class="report-behind" tabIndex={0} aria-label={tReport('behindTitle')}>
          {behind.records.map(({ id, place, date, title }) => (
            <li key={id}>
              <a href={`/tim/${id}`} target="_blank" rel="noreferrer">
                {title || tReport('declaration')}
              </a>
              <span class="soft">
                {place}
                {date && ` · ${fullDate(date)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div class="dialog-actions">
        <button type="button" class="button button-secondary" onClick={onClose}>
          {tReport('close')}
        </button>
      </div>
    </Dialog>
  );
}
