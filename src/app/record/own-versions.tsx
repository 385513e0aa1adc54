// What this phone sent and the province did not take as it was: shown until its author has looked. Nothing a person
// wrote leaves the screen by itself. sync.md §2.7 [W2]
import type { RecordType } from '../../domain/activity/type.ts';
import type { Value } from '../../domain/field.ts';
import type { Operation } from '../../domain/operation.ts';
import type { SentRow } from '../../store/database.ts';
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
  const { open, shown } = facts;
  if (!shown || open.length === 0) return null;
  return (
    <section class="card attention">
      <h2>
        <Icon name="warn" />
        <span>{t('record.mine')}</span>
      </h2>
      {open.map((sent) => (
        <OwnVersion key={sent.op} sent={sent} type={shown.type} />
      ))}
      <p class="hint">{t('record.mineText')}</p>
      <Button kind="secondary" onClick={onClose}>
        {t('record.mineClosed')}
      </Button>
    </section>
  );
}

/** What the operation wanted to write, field by field. */
function wishes(op: Operation | null): readonly (readonly [string, Value])[] {
  if (op?.k !== 'set' && op?.k !== 'resolve' && op?.k !== 'new') return [];
  // Our own form made these values: the boundary is the save. See `rebase`.
  return Object.entries(op.set ?? {}) as [string, Value][];
}

function OwnVersion({ sent, type }: { readonly sent: SentRow; readonly type: RecordType }) {
  const why = sent.result.why;
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
        {wishes(operationOf(sent)).map(([key, value]) => (
          <li key={key}>
            {tField(type, key)}:{' '}
            <b>{value === null ? t('conflict.empty') : valueText(type, key, value)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
