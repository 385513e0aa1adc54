// Địa bàn: communes × weeks or days in one glance: who is silent, who is behind, whose phone is not heard. Needs the
// network, and says so. [H1]–[H4]
import { useEffect, useState } from 'preact/hooks';
import { addDays, localDate } from '../../domain/period.ts';
import type { Matrix } from '../../protocol/matrix.ts';
import { matrixSchema } from '../../protocol/matrix.ts';
import { useAccount } from '../account.ts';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { ask, present } from '../province.ts';
import { RefusalLine, useSending } from '../sending.tsx';
import { tArea } from '../words/area-words.ts';
import { t } from '../words/words.ts';
import type { Kind } from './area-lines.ts';
import { kinds, linesOf } from './area-lines.ts';
import { AreaTable } from './area-table.tsx';
import { Reminders } from './reminders.tsx';
import './area.css';

type Asked = Pick<Matrix, 'by' | 'as'> & { readonly until: string };

export function AreaScreen() {
  const { store, signedIn } = useAccount();
  const nowMs = store.environment.now();
  const today = localDate(nowMs);
  const [asked, setAsked] = useState<Asked>({ by: 'week', as: 'now', until: today });
  const [matrix, setMatrix] = useState<Matrix | null>(null);
  const [kind, setKind] = useState<Kind>('all');
  const { refusal, send } = useSending();
  useEffect(() => {
    void send(async () => {
      const query = new URLSearchParams({ ...asked });
      const answer = present(await ask('GET', `/matrix?${query}`, undefined, matrixSchema));
      if (answer.ok) setMatrix(answer.value);
      return answer;
    });
  }, [asked]);
  const lines = matrix ? linesOf(matrix, nowMs, signedIn.calendar) : [];
  const shown = lines.filter((line) => kind === 'all' || line.kinds.includes(kind));
  return (
    <main id="main" class="screen area">
      <TopBar title={tArea('title')} small={signedIn.place} />
      <Columns asked={asked} today={today} onAsk={setAsked} />
      {refusal === 'no-network' && (
        <Empty title={t('offline.title')} text={t('offline.text')} icon="bars" />
      )}
      {refusal !== 'no-network' && <RefusalLine refusal={refusal} />}
      {matrix && !refusal && (
        <>
          <p role="status" class="num soft">
            {tArea('sum', {
              communes: lines.filter((line) => line.present).length,
              n: lines.reduce((sum, { cells }) => sum + cells.reduce((a, b) => a + b, 0), 0),
              queue: lines.reduce((sum, { submitted }) => sum + submitted, 0),
            })}
          </p>
          <div class="filters" role="group" aria-label={tArea('show')}>
            {kinds.map((one) => (
              <button
                key={one}
                type="button"
                class="filter"
                aria-pressed={kind === one}
                onClick={() => setKind(one)}
              >
                {tArea(`show.${one}`)}{' '}
                <span class="num">
                  {lines.filter((line) => one === 'all' || line.kinds.includes(one)).length}
                </span>
              </button>
            ))}
          </div>
          {shown.length === 0 ? (
            <Empty title={tArea('emptyTitle')} text={tArea('emptyText')} icon="bars" />
          ) : (
            <AreaTable matrix={matrix} lines={shown} />
          )}
          <Reminders lines={shown} by={matrix.by} today={today} />
          <a class="button button-secondary" href="/nhap-nhat-ky-loa">
            {tArea('bringLog')}
          </a>
        </>
      )}
    </main>
  );
}

interface ColumnsProps {
  readonly asked: Asked;
  readonly today: string;
  readonly onAsk: (asked: Asked) => void;
}

function Columns({ asked, today, onAsk }: ColumnsProps) {
  const { by, as, until } = asked;
  const step = by === 'week' ? 91 : 14;
  const go = (days: number) => {
    const next = addDays(until, days);
    onAsk({ ...asked, until: next > today ? today : next });
  };
  return (
    <div class="area-columns">
      <div class="filters" role="group" aria-label={tArea('by')}>
        {(['week', 'day'] as const).map((one) => (
          <Toggle key={one} on={by === one} onPick={() => onAsk({ ...asked, by: one })}>
            {tArea(`by.${one}`)}
          </Toggle>
        ))}
      </div>
      <div class="filters" role="group" aria-label={tArea('as')}>
        {(['now', 'then'] as const).map((one) => (
          <Toggle key={one} on={as === one} onPick={() => onAsk({ ...asked, as: one })}>
            {tArea(`as.${one}`)}
          </Toggle>
        ))}
      </div>
      <div class="filters">
        <button type="button" class="filter" onClick={() => go(-step)}>
          {tArea('earlier')}
        </button>
        {until < today && (
          <>
            <button type="button" class="filter" onClick={() => go(step)}>
              {tArea('later')}
            </button>
            <button type="button" class="filter" onClick={() => onAsk({ ...asked, until: today })}>
              {tArea('today')}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

interface ToggleProps {
  readonly on: boolean;
  readonly onPick: () => void;
  readonly children: string;
}

function Toggle({ on, onPick, children }: ToggleProps) {
  return (
    <button type="button" class="filter" aria-pressed={on} onClick={onPick}>
      {children}
    </button>
  );
}
