// Counting people at the door: one large button a group, a tap a person, undo. Every tap goes to the form and with it
// to the draft on disk, so that a killed page costs none of those already kept. Numbers only. domain.md §6.1
import { useRef, useState } from 'preact/hooks';
import type { RecordType } from '../../domain/activity/type.ts';
import type { Field, Typed } from '../../domain/field.ts';
import { tField, tForm, tFormIf } from '../words/form-words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import './tap-counter.css';

interface TapCounterProps {
  readonly type: RecordType;
  readonly group: string;
  readonly fields: readonly Field[];
  readonly values: Typed;
  readonly onCount: (key: string, count: number | undefined) => void;
}

function countIn(values: Typed, key: string): number {
  const value = values[key];
  return typeof value === 'number' ? value : 0;
}

export function TapCounter(props: TapCounterProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="secondary" icon="plus" onClick={() => setOpen(true)}>
        {tForm('tap.open')}
      </Button>
      <Dialog open={open} title={tForm('tap.title')} onClose={() => setOpen(false)}>
        {open && <Counting {...props} onClose={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}

function Counting(props: TapCounterProps & { readonly onClose: () => void }) {
  const { type, group, fields, values, onCount, onClose } = props;
  // Two taps may come before the next drawing: the count goes on from the last tap, not from what was drawn.
  const counts = useRef<Readonly<Record<string, number>>>({});
  const [taps, setTaps] = useState<readonly string[]>([]);
  const now = (key: string) => counts.current[key] ?? countIn(values, key);
  function count(key: string, step: 1 | -1): void {
    const next = Math.max(0, now(key) + step);
    counts.current = { ...counts.current, [key]: next };
    onCount(key, next || undefined);
  }
  function tap(key: string): void {
    count(key, 1);
    setTaps((before) => [...before, key]);
    // Absent on computers and on iPhones.
    if ('vibrate' in navigator) navigator.vibrate(12);
  }
  function undo(): void {
    const last = taps.at(-1);
    if (last === undefined) return;
    count(last, -1);
    setTaps(taps.slice(0, -1));
  }
  const total = fields.reduce((sum, { key }) => sum + now(key), 0);
  return (
    <div class="tap-counter">
      <div class="tap-groups">
        {fields.map(({ key }) => (
          <button key={key} type="button" class="tap-group" onClick={() => tap(key)}>
            <span>{tField(type, key)}</span>
            <b class="num">{now(key)}</b>
          </button>
        ))}
      </div>
      <output class="tap-total num">
        {total > 0 ? tFormIf(`total.${group}`, { n: total }) : tForm('total.none')}
      </output>
      <div class="dialog-actions">
        <Button kind="secondary" icon="back" disabled={taps.length === 0} onClick={undo}>
          {tForm('tap.undo')}
        </Button>
        <Button kind="primary" onClick={onClose}>
          {tForm('tap.done')}
        </Button>
      </div>
    </div>
  );
}
