// The decision on exactly the version shown; a disabled button says by its neighbour why. [V3] [V9]
import { useRef, useState } from 'preact/hooks';
import type { Shown } from '../../domain/rebase.ts';
import type { Row } from '../../domain/record.ts';
import { useAccount } from '../account.ts';
import { useDeed } from '../hooks/use-deed.ts';
import { Button } from '../parts/button.tsx';
import { FailureLine } from '../parts/failure-line.tsx';
import { tDesk } from '../words/desk-words.ts';
import { t } from '../words/words.ts';
import { decideOne } from './decisions.ts';
import type { Part } from './part.ts';
import { ReturnDialog } from './return-dialog.tsx';
import { useKeys } from './use-keys.ts';

interface DecisionBarProps {
  readonly row: Row;
  readonly shown: Shown;
  /** What was looked at; null when the content has moved since. [V3] */
  readonly seen: { readonly cv: number } | null;
  readonly pins: Readonly<Record<string, string>>;
  readonly part: Part;
  readonly onNext: () => void;
}

export function DecisionBar({ row, shown, seen, pins, part, onNext }: DecisionBarProps) {
  const { store } = useAccount();
  const { failure, act } = useDeed();
  const [returning, setReturning] = useState(false);
  const waits = shown.state === 'submitted';
  const checks = part.says === 'checked';
  const reopens = shown.state === 'approved' && !checks;
  const settled = row.conflicts.length === 0;
  // Of two steps the first is done once, and the second after it. [V14]
  const due = part.steps === 1 || checks !== (shown.checked === true);
  // Two quick presses are one decision.
  const decided = useRef(false);
  function decide(to: 'approved' | 'checked' | 'returned', note = ''): void {
    if (!seen || decided.current) return;
    decided.current = true;
    const said = {
      ...(note ? { note } : {}),
      ...(Object.keys(pins).length > 0 ? { pins: { ...pins } } : {}),
    };
    const sight = { rec: row.id, scope: shown.scope, cv: seen.cv, v: row.v };
    const decision = { to, ...(to === 'returned' ? said : {}) };
    void act(() => decideOne(store, sight, decision)).then((saved) => {
      decided.current = saved;
      if (saved) onNext();
    });
  }
  const approve = () => waits && settled && due && decide(checks ? 'checked' : 'approved');
  const giveBack = () => (waits || reopens) && seen && setReturning(true);
  useKeys({ a: approve, r: giveBack });
  return (
    <div class="desk-bar">
      {waits && (due || !checks) && (
        <Button kind="primary" shortcut="A" disabled={!seen || !settled || !due} onClick={approve}>
          {tDesk(checks ? 'desk.check' : 'desk.approve', { v: row.v })}
        </Button>
      )}
      {(waits || reopens) && (
        <Button kind="secondary" shortcut="R" disabled={!seen} onClick={giveBack}>
          {tDesk(waits ? 'desk.return' : 'desk.reopen')}
        </Button>
      )}
      <Button kind="quiet" shortcut="J" onClick={onNext}>
        {tDesk('desk.next')}
      </Button>
      {waits && part.steps === 2 && <StepHint checked={shown.checked === true} {...{ checks }} />}
      {!settled && <p class="hint">{tDesk('desk.openConflict')}</p>}
      <FailureLine text={failure && t(failure)} />
      <ReturnDialog
        open={returning}
        pins={Object.keys(pins).length}
        onClose={() => setReturning(false)}
        onReturn={(note) => {
          setReturning(false);
          decide('returned', note);
        }}
      />
    </div>
  );
}

/** How far the two steps are. [V14] */
function StepHint({ checked, checks }: { readonly checked: boolean; readonly checks: boolean }) {
  if (checked) return <p class="hint">{tDesk(checks ? 'desk.checkedWaits' : 'desk.checked')}</p>;
  return checks ? null : <p class="hint">{tDesk('desk.unchecked')}</p>;
}
