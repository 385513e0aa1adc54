// One record on the desk: its fields, its story, and the decision on exactly the version shown.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Row } from '../../domain/record.ts';
import { watchRecord } from '../../store/queries.ts';
import { closeAnswers, saveReview } from '../../store/save.ts';
import type { RecordFacts } from '../../store/view.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { ConflictCards } from '../record/conflict-cards.tsx';
import { OwnVersions } from '../record/own-versions.tsx';
import { RecordFields } from '../record/record-fields.tsx';
import { RecordWord } from '../record/record-word.tsx';
import { Story } from '../record/story.tsx';
import { titleOf } from '../screens/entry-row.tsx';
import { unitName } from '../unit-name.ts';
import { tDesk } from '../words/desk-words.ts';
import { tField } from '../words/form-words.ts';
import { fullDate } from '../words/format.ts';
import { t } from '../words/words.ts';
import { syncSoon } from '../worker-bridge.ts';
import { HintList } from './hint-list.tsx';
import { PinButton } from './pin-button.tsx';
import type { Desk } from './queue.ts';
import { ReturnDialog } from './return-dialog.tsx';
import { useKeys } from './use-keys.ts';

interface DeskRecordProps {
  readonly id: string;
  /** "/duyet": the list it was chosen from. */
  readonly root: string;
  readonly desk: Desk;
  /** To the next one: after a decision, or to leave this one for later. */
  readonly onNext: () => void;
}

export function DeskRecord({ id, root, desk, onNext }: DeskRecordProps) {
  const { store, signedIn } = useAccount();
  const facts = useLive(() => watchRecord(store, id), id);
  const [pins, setPins] = useState<Readonly<Record<string, string>>>({});
  const [returning, setReturning] = useState(false);
  const row = facts?.row ?? null;
  const seen = useSeen(row);
  const reviewer = signedIn.role === 'reviewer';
  const waits = facts?.shown?.state === 'submitted';
  const fresh = row !== null && seen !== null && row.cv === seen.cv;
  const settled = row !== null && row.conflicts.length === 0;

  // Two quick presses are one decision.
  const decided = useRef(false);
  function decide(to: 'approved' | 'returned', note = ''): void {
    if (!row || !seen || !facts?.shown || decided.current) return;
    decided.current = true;
    const said = {
      ...(note ? { note } : {}),
      ...(Object.keys(pins).length > 0 ? { pins: { ...pins } } : {}),
    };
    const decision = { to, sees: seen.cv, base: row.v, ...(to === 'returned' ? said : {}) };
    void saveReview(store, { rec: id, scope: facts.shown.scope }, decision).then(() => {
      syncSoon();
      onNext();
    });
  }
  const approve = () => reviewer && waits && fresh && settled && decide('approved');
  const giveBack = () => reviewer && row && fresh && setReturning(true);
  useKeys({ a: approve, r: giveBack });

  if (!facts) return null;
  if (!facts.shown || !row)
    return <Empty title={t('record.goneTitle')} text={t('record.goneText')} />;
  const { shown } = facts;
  const entry = desk.entries.find((one) => one.id === id);
  const under = reviewer && waits ? pinUnder(row, pins, setPins) : undefined;
  return (
    <article class="desk-record">
      <a class="desk-back" href={root}>
        <Icon name="back" />
        {t('common.back')}
      </a>
      <DeskWord facts={facts} />
      <h2 class="desk-title">{titleOf(shown)}</h2>
      <p class="soft num">
        {unitName(signedIn.units, shown.scope)} · {fullDate(String(shown.values.date ?? ''))} ·{' '}
        {t('record.version', { v: row.v })}
      </p>
      {!fresh && <Stale onLook={seen?.look} />}
      <OwnVersions facts={facts} onClose={() => void closeAnswers(store, id)} />
      <ConflictCards facts={facts} />
      {entry && <HintList desk={desk} entry={entry} root={root} />}
      <div class="desk-columns">
        <RecordFields
          shown={shown}
          arrived={row.ph}
          pins={{ ...pins }}
          {...(under ? { under } : {})}
        />
        <Story facts={facts} />
      </div>
      {reviewer && (
        <div class="desk-bar">
          {waits && (
            <Button kind="primary" shortcut="A" disabled={!fresh || !settled} onClick={approve}>
              {tDesk('desk.approve', { v: row.v })}
            </Button>
          )}
          {(waits || shown.state === 'approved') && (
            <Button kind="secondary" shortcut="R" disabled={!fresh} onClick={giveBack}>
              {tDesk(waits ? 'desk.return' : 'desk.reopen')}
            </Button>
          )}
          <Button kind="quiet" shortcut="J" onClick={onNext}>
            {tDesk('desk.next')}
          </Button>
          {!settled && <p class="hint">{tDesk('desk.openConflict')}</p>}
        </div>
      )}
      <ReturnDialog
        open={returning}
        pins={Object.keys(pins).length}
        onClose={() => setReturning(false)}
        onReturn={(note) => {
          setReturning(false);
          decide('returned', note);
        }}
      />
    </article>
  );
}

/** What the desk needs to know first: that it came again, that the commune wishes a change, or the entry's word. */
function DeskWord({ facts }: { readonly facts: RecordFacts }) {
  const { row, shown } = facts;
  const again =
    row?.story.some((entry) => entry.kind === 'review' && entry.to === 'returned') ?? false;
  if (shown?.state === 'submitted' && again && row?.conflicts.length === 0) {
    return <p class="desk-note">{tDesk('desk.resentChip')}</p>;
  }
  if (shown?.state === 'approved' && row?.story.at(-1)?.asked) {
    return <p class="desk-note">{tDesk('desk.wish')}</p>;
  }
  return <RecordWord facts={facts} />;
}

/** The version the reviewer looked at; it moves only when he says he has looked again. [V3] */
function useSeen(row: Row | null): { readonly cv: number; readonly look: () => void } | null {
  const [cv, setCv] = useState<number | null>(null);
  const present = row?.cv ?? null;
  useEffect(() => {
    if (cv === null && present !== null) setCv(present);
  }, [cv, present]);
  return cv === null ? null : { cv, look: () => setCv(present) };
}

function Stale({ onLook }: { readonly onLook: (() => void) | undefined }) {
  return (
    <div class="notice notice-back" role="status">
      <p>
        <b>{tDesk('desk.stale')}.</b> {tDesk('desk.staleText')}
      </p>
      <Button kind="secondary" onClick={() => onLook?.()}>
        {tDesk('desk.look')}
      </Button>
    </div>
  );
}

function pinUnder(
  row: Row,
  pins: Readonly<Record<string, string>>,
  setPins: (pins: Readonly<Record<string, string>>) => void,
) {
  return (key: string) => (
    <PinButton
      label={tField(row.type, key)}
      text={pins[key]}
      onPin={(text) => {
        const { [key]: _, ...others } = pins;
        setPins(text ? { ...others, [key]: text } : others);
      }}
    />
  );
}
