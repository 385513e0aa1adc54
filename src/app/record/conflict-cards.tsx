// Two people wrote one field differently. Both values stand side by side, with who and when; one tap settles it, on
// the phone or on the desk, with or without a network. Nothing expires by itself. [M4] [M6] [M7]
import { useState } from 'preact/hooks';
import { fieldOf } from '../../domain/activity/activity.ts';
import type { RecordType } from '../../domain/activity/type.ts';
import type { Value } from '../../domain/field.ts';
import { parseField } from '../../domain/field.ts';
import type { Alternative, Conflict, Row } from '../../domain/record.ts';
import { saveResolve } from '../../store/save.ts';
import type { RecordFacts } from '../../store/view.ts';
import { operationOf } from '../../store/view.ts';
import { useAccount } from '../account.ts';
import { useDeed } from '../hooks/use-deed.ts';
import { Button } from '../parts/button.tsx';
import { FailureLine } from '../parts/failure-line.tsx';
import { FieldInput } from '../parts/field-input.tsx';
import { Icon } from '../parts/icon.tsx';
import { valueText } from '../parts/value-text.ts';
import { tField } from '../words/form-words.ts';
import { momentText } from '../words/format.ts';
import { t } from '../words/words.ts';

export function ConflictCards({ facts }: { readonly facts: RecordFacts }) {
  const { row, waiting } = facts;
  if (!row || row.conflicts.length === 0) return null;
  const settled = new Set(
    waiting.map(operationOf).flatMap((op) => (op?.k === 'resolve' ? [op.cf] : [])),
  );
  return (
    <>
      {row.conflicts
        .filter((conflict) => !settled.has(conflict.id))
        .map((conflict) => (
          <ConflictCard key={conflict.id} conflict={conflict} row={row} />
        ))}
    </>
  );
}

interface ConflictCardProps {
  readonly conflict: Conflict;
  readonly row: Row;
}

function ConflictCard({ conflict, row }: ConflictCardProps) {
  const { store } = useAccount();
  const { failure, act } = useDeed();
  const { field } = conflict;
  const label = tField(row.type, field);
  function settle(value: Value | null): void {
    const settlement = { conflict: conflict.id, field, value, base: row.v };
    void act(() => saveResolve(store, { rec: row.id, scope: row.scope }, settlement));
  }
  const current = { ...conflict.current, value: row.values[field] ?? null };
  return (
    <section class="card conflict" aria-label={`${t('conflict.title')}: ${label}`}>
      <h2>
        <Icon name="two" />
        <span>
          {t('conflict.title')}: {label}
        </span>
      </h2>
      <p class="hint">{t('conflict.text')}</p>
      {conflict.base !== null && (
        <p class="soft num">
          {t('conflict.base', { value: valueText(row.type, field, conflict.base) })}
        </p>
      )}
      <div class="conflict-sides">
        <Side side={current} type={row.type} field={field} present onPick={settle} />
        {conflict.alternatives.map((one) => (
          <Side key={one.device} side={one} type={row.type} field={field} onPick={settle} />
        ))}
      </div>
      <OtherValue row={row} field={field} onValue={settle} />
      <FailureLine text={failure && t(failure)} />
    </section>
  );
}

interface SideProps {
  readonly side: Alternative;
  readonly type: RecordType;
  readonly field: string;
  readonly present?: true;
  readonly onPick: (value: Value | null) => void;
}

function Side({ side, type, field, present, onPick }: SideProps) {
  const { signedIn } = useAccount();
  const mine = side.by.id === signedIn.id;
  const who = mine ? t('story.you') : t(`role.${side.by.role}`);
  const action = present ? 'conflict.keep' : mine ? 'conflict.useMine' : 'conflict.use';
  return (
    <div class="conflict-side">
      <span class="soft">
        {t(present ? 'conflict.current' : mine ? 'conflict.yours' : 'conflict.theirs')}
      </span>
      <b class="conflict-value num">
        {side.value === null ? t('conflict.empty') : valueText(type, field, side.value)}
      </b>
      <span class="soft num">
        {t('conflict.who', { who, at: side.at ? momentText(side.at) : '–' })}
      </span>
      <Button kind="secondary" onClick={() => onPick(side.value)}>
        {t(action)}
      </Button>
    </div>
  );
}

interface OtherValueProps {
  readonly row: Row;
  readonly field: string;
  readonly onValue: (value: Value) => void;
}

function OtherValue({ row, field, onValue }: OtherValueProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<Value | undefined>(row.values[field]);
  const description = fieldOf(row.type, field);
  if (!description) return null;
  if (!open) {
    return (
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t('conflict.other')}
      </Button>
    );
  }
  const parsed = parseField(description, typed);
  const finding = 'findings' in parsed ? parsed.findings[0] : undefined;
  return (
    <div class="stack">
      <FieldInput
        type={row.type}
        field={description}
        value={typed}
        finding={finding}
        warning={undefined}
        pin={undefined}
        onValue={setTyped}
      />
      <Button
        kind="secondary"
        disabled={!('value' in parsed)}
        onClick={() => 'value' in parsed && onValue(parsed.value)}
      >
        {t('conflict.save')}
      </Button>
    </div>
  );
}
