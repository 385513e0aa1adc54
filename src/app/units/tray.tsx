// Chờ phân đơn vị: what was sent and could not be placed. The province says which commune an entry belongs to, or lets in
// what a revoked phone or a former officer sent. Nothing is thrown away. [U4] [I4] [I5] [S20]
import { useState } from 'preact/hooks';
import type { Tray } from '../../protocol/province.ts';
import { useAnswer } from '../hooks/use-answer.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { fullDate, momentText } from '../words/format.ts';
import { tUnit } from '../words/units-words.ts';
import { t } from '../words/words.ts';
import type { TrayEntry } from './tray-entries.ts';
import { entriesOf } from './tray-entries.ts';
import { UnitsFrame } from './units-frame.tsx';
import { acceptHeld, assignHeld, readTray } from './units-province.ts';

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

function Entry({ entry, tray, onSettled }: EntryProps) {
  const { op, title, type, date, place, login, received, n, why } = entry;
  const what = [type && t(`type.${type}`), date && fullDate(date)].filter(Boolean).join(' · ');
  return (
    <li class="card stack">
      <div>
        <h2 class="tray-title">{title || tUnit('trayUntitled')}</h2>
        {what && <p class="num">{what}</p>}
        <p class="soft num">
          {tUnit('trayFrom', { place, login, at: momentText(received) })}
          {n > 1 && ` · ${tUnit('trayMore', { n })}`}
        </p>
        <p>{tUnit(`why.${why}`)}</p>
      </div>
      {why === 'unit-unknown' && <Place entry={entry} tray={tray} onSettled={onSettled} />}
      {why === 'let-in' && <LetIn op={op} title={title} onSettled={onSettled} />}
    </li>
  );
}

function Place({ entry, tray, onSettled }: EntryProps) {
  const [unit, setUnit] = useState('');
  const { refusal, working, send } = useSending();
  const others = tray.communes.filter(
    ({ set, code }) => !entry.heirs.some((heir) => heir.set === set && heir.code === code),
  );
  const chosen = [...entry.heirs, ...others].find(({ set, code }) => `${set}.${code}` === unit);
  async function place(): Promise<void> {
    if (!chosen || !(await send(() => assignHeld(entry.op, chosen)))) return;
    onSettled(tUnit('trayPlaced', { title: entry.title, place: chosen.name }));
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

type LetInProps = Pick<TrayEntry, 'op' | 'title'> & Pick<EntryProps, 'onSettled'>;

function LetIn({ op, title, onSettled }: LetInProps) {
  const { refusal, working, send } = useSending();
  async function letIn(): Promise<void> {
    if (await send(() => acceptHeld(op))) onSettled(tUnit('trayLetInDone', { title }));
  }
  return (
    <>
      <RefusalLine refusal={refusal} />
      <Button kind="primary" disabled={working} onClick={() => void letIn()}>
        {tUnit('trayLetIn')}
      </Button>
    </>
  );
}
