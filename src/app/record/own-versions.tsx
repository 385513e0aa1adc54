// What this phone sent and the province did not take as it was: shown until its author has looked. Nothing a person
// wrote leaves the screen by itself. sync.md §2.7 [W2]
import type { RecordType } from '../../domain/activity/type.ts';
import type { Value } from '../../domain/field.ts';
import type { Operation } from '../../domain/operation.ts';
import type { Problem } from '../../domain/problem.ts';
import { problem } from '../../domain/problem.ts';
import type { OutboxRow } from '../../store/database.ts';
import type { RecordFacts } from '../../store/view.ts';
import { operationOf } from '../../store/view.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { valueText } from '../parts/value-text.ts';
import { tField, tFinding } from '../words/form-words.ts';
import { tProblem } from '../words/problem-words.ts';
import { t } from '../words/words.ts';

interface OwnVersionsProps {
  readonly facts: RecordFacts;
  readonly onClose: () => void;
}

export function OwnVersions({ facts, onClose }: OwnVersionsProps) {
  const { open, waiting, shown } = facts;
  const stopped = waiting.filter((row) => row.stopped);
  if (!shown || open.length + stopped.length === 0) return null;
  return (
    <section class="card attention">
      <h2>
        <Icon name="warn" />
        <span>{t('record.mine')}</span>
      </h2>
      {open.map((sent) => (
        <OwnVersion key={sent.op} row={sent} why={sent.result.why} type={shown.type} />
      ))}
      {stopped.map((row) => (
        <OwnVersion
          key={row.op}
          row={row}
          why={row.stopped && problem(row.stopped.why)}
          type={shown.type}
        />
      ))}
      {open.length > 0 && (
        <>
          <p class="hint">{t('record.mineText')}</p>
          <Button kind="secondary" onClick={onClose}>
            {t('record.mineClosed')}
          </Button>
        </>
      )}
    </section>
  );
}

/** What the operation wanted to write, field by field. */
function wishes(op: Operation | null): readonly (readonly [string, Value])[] {
  if (op?.k !== 'set' && op?.k !== 'resolve' && op?.k !== 'new') return [];
  // Our own form made these values: the boundary is the save. See `rebase`.
  return Object.entries(op.set ?? {}) as [string, Value][];
}

interface OwnVersionProps {
  readonly row: OutboxRow;
  readonly why: Problem | undefined;
  readonly type: RecordType;
}

function OwnVersion({ row, why, type }: OwnVersionProps) {
  const words = why ? tProblem(why) : undefined;
  return (
    <div class="own-version">
      {words && (
        <p>
          <b>{words.title}</b> {words.todo}{' '}
          <span class="soft">{t('common.code', { code: words.code })}</span>
        </p>
      )}
      {(why?.fields ?? []).map((finding) => (
        <p key={finding.field} class="field-error">
          {tFinding(finding, tField(type, finding.field))}
        </p>
      ))}
      <ul class="num">
        {wishes(operationOf(row)).map(([key, value]) => (
          <li key={key}>
            {tField(type, key)}:{' '}
            <b>{value === null ? t('conflict.empty') : valueText(type, key, value)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
