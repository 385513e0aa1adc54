// Chờ phân đơn vị: what was sent and could not be placed. The province says which commune an entry belongs to, or lets in
// what a revoked phone or a former officer sent; what was refused all the same is closed. Nothing is thrown away. [U4] [I4] [I5] [S20]
import { useState } from 'preact/hooks';
import { isProblemType } from '../../domain/problem.ts';
import type { Result } from '../../domain/result.ts';
import type { Tray } from '../../protocol/province.ts';
import { useAnswer } from '../hooks/use-answer.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import type { Refusal } from '../province.ts';
import { RefusalLine, useSending } from '../sending.tsx';
import { fullDate, momentText } from '../words/format.ts';
import { tProblem } from '../words/problem-words.ts';
import { tUnit } from '../words/units-words.ts';
import { t } from '../words/words.ts';
import type { TrayEntry } from './tray-entries.ts';
import { entriesOf } from './tray-entries.ts';
import { UnitsFrame } from './units-frame.tsx';
import type { Fate } from './units-province.ts';
import { acceptHeld, assignHeld, closeHeld, readTray } from './units-province.ts';

export function TrayScreen() {
  const { value, refusal, again } = useAnswer('tray', readTray);
  const [done, setDone] = useState<string | null>(null);
  const entries = value ? entriesOf(value) : [];
  const settled = (text: string) => {
    setDone(text);
    again();
  };
  return (
    <UnitsFrame title="tray" refusal={refusal}>
      <p class="hint">{tUnit('trayText')}</p>
      {!value && !refusal && <p role="status">{tUnit('asking')}</p>}
      <p role="status">{done}</p>
      {value && entries.length === 0 && (
        <Empty title={tUnit('trayEmpty')} text={tUnit('trayEmptyText')} icon="ok" />
      )}
      <ul class="tray-list">
        {value &&
          entries.map((entry) => (
            <Entry key={entry.op} entry={entry} tray={value} onSettled={settled} />
          ))}
      </ul>
    </UnitsFrame>
  );
}

interface EntryProps {
  readonly entry: TrayEntry;
  readonly tray: Tray;
  readonly onSettled: (text: string) => void;
}

const notIn = { partly: 'trayPartlyIn', out: 'trayNotIn' } as const;

/** Says what was done, or that it could not be. */
type Tell = (done: 'trayPlaced' | 'trayLetInDone', place?: string) => (fate: Fate) => void;

function Entry({ entry, tray, onSettled }: EntryProps) {
  const { op, title, type, date, place, login, received, n, why, reason } = entry;
  const told = isProblemType(reason) ? tProblem({ type: reason }).title : reason;
  const name = title || tUnit('trayUntitled');
  const tell: Tell =
    (done, place = '') =>
    (fate) =>
      onSettled(tUnit(fate === 'in' ? done : notIn[fate], { title: name, place }));
  const what = [type && t(`type.${type}`), date && fullDate(date)].filter(Boolean).join(' · ');
  return (
    <li class="card stack">
      <div>
        <h2 class="tray-title">{name}</h2>
        {what && <p class="num">{what}</p>}
        <p class="soft num">
          {tUnit('trayFrom', { place, login, at: momentText(received) })}
          {n > 1 && ` · ${tUnit('trayMore', { n })}`}
        </p>
        <p>{tUnit(`why.${why}`, { why: told })}</p>
      </div>
      {why === 'unit-unknown' && <Place entry={entry} tray={tray} tell={tell} />}
      {why === 'let-in' && (
        <OneTap
          label={tUnit('trayLetIn')}
          ask={() => acceptHeld(op)}
          onDone={tell('trayLetInDone')}
        />
      )}
      {why === 'refused' && (
        <OneTap
          label={tUnit('trayClose')}
          ask={() => closeHeld(op)}
          onDone={() => onSettled(tUnit('trayCloseDone', { title: name }))}
        />
      )}
    </li>
  );
}

interface PlaceProps extends Pick<EntryProps, 'entry' | 'tray'> {
  readonly tell: Tell;
}

function Place({ entry, tray, tell }: PlaceProps) {
  const [unit, setUnit] = useState('');
  const { refusal, working, send } = useSending();
  const others = tray.communes.filter(
    ({ set, code }) => !entry.heirs.some((heir) => heir.set === set && heir.code === code),
  );
  const chosen = [...entry.heirs, ...others].find(({ set, code }) => `${set}.${code}` === unit);
  async function place(): Promise<void> {
    if (!chosen) return;
    await send(() => assignHeld(entry.op, chosen), tell('trayPlaced', chosen.name));
  }
  const option = ({ set, code, name }: Tray['communes'][number]) => (
    <option key={`${set}.${code}`} value={`${set}.${code}`}>
      {name}
    </option>
  );
  return (
    <>
      <label class="stack-label">
        {tUnit('trayWhere')}
        <select
          class="text-input"
          value={unit}
          onChange={({ currentTarget }) => setUnit(currentTarget.value)}
        >
          <option value="">{tUnit('trayChoose')}</option>
          {entry.heirs.length > 0 && (
            <optgroup label={tUnit('trayHeirs')}>{entry.heirs.map(option)}</optgroup>
          )}
          <optgroup label={tUnit('trayOthers')}>{others.map(option)}</optgroup>
        </select>
      </label>
      <RefusalLine refusal={refusal} />
      <Button kind="primary" disabled={working || !chosen} onClick={() => void place()}>
        {tUnit('trayPlace')}
      </Button>
    </>
  );
}

interface OneTapProps<T> {
  readonly label: string;
  readonly ask: () => Promise<Result<T, Refusal>>;
  readonly onDone: (said: T) => void;
}

function OneTap<T>({ label, ask, onDone }: OneTapProps<T>) {
  const { refusal, working, send } = useSending();
  return (
    <>
      <RefusalLine refusal={refusal} />
      <Button kind="primary" disabled={working} onClick={() => void send(ask, onDone)}>
        {label}
      </Button>
    </>
  );
}
