// Duyệt những bản không có gì lạ: the reviewer sees each by a line, leaves out what he likes, and approves the rest. What
// is on this list is what is approved: a record that moves meanwhile is refused by the province and shown. [K8] [V3]
import { useState } from 'preact/hooks';
import type { Entry } from '../../store/database.ts';
import { useAccount } from '../account.ts';
import { useDeed } from '../hooks/use-deed.ts';
import { activitySummary } from '../parts/activity-summary.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { FailureLine } from '../parts/failure-line.tsx';
import { titleOf } from '../screens/entry-row.tsx';
import { unitName } from '../unit-name.ts';
import { dayMonth } from '../words/format.ts';
import { tReview } from '../words/review-words.ts';
import { t } from '../words/words.ts';
import { approveMany, working } from './decisions.ts';
import { useKeys } from './use-keys.ts';

/** More than can be looked over at once are for the next time. */
const mostAtOnce = 60;

interface BulkProps {
  readonly plain: readonly Entry[];
  /** What he says of them. [V14] */
  readonly says: 'approved' | 'checked';
}

/** The words of each. */
const words = {
  approved: { open: 'bulk.open', title: 'bulk.title', submit: 'bulk.submit' },
  checked: { open: 'bulk.checkOpen', title: 'bulk.checkTitle', submit: 'bulk.checkSubmit' },
} as const;

export function Bulk({ plain, says }: BulkProps) {
  const { store } = useAccount();
  const { failure, act } = useDeed();
  const [listed, setListed] = useState<readonly Entry[] | null>(null);
  const open = () => plain.length > 1 && !working.value && setListed(plain.slice(0, mostAtOnce));
  useKeys({ b: open });
  function approve(entries: readonly Entry[]): void {
    setListed(null);
    const sights = entries.map(({ id, scope, cv, v }) => ({ rec: id, scope, cv, v }));
    void act(() => approveMany(store, sights, says));
  }
  return (
    <>
      {plain.length > 1 && !working.value && (
        <div class="bulk-open">
          <Button kind="secondary" shortcut="B" onClick={open}>
            {tReview(words[says].open, { n: plain.length })}
          </Button>
        </div>
      )}
      <FailureLine text={failure && t(failure)} />
      <Dialog
        open={listed !== null}
        title={tReview(words[says].title)}
        onClose={() => setListed(null)}
      >
        {listed && (
          <Listed
            listed={listed}
            of={plain.length}
            {...{ approve, says }}
            onLeave={() => setListed(null)}
          />
        )}
      </Dialog>
    </>
  );
}

interface ListedProps {
  readonly listed: readonly Entry[];
  readonly of: number;
  readonly says: BulkProps['says'];
  readonly approve: (entries: readonly Entry[]) => void;
  readonly onLeave: () => void;
}

function Listed({ listed, of, says, approve, onLeave }: ListedProps) {
  const { signedIn } = useAccount();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = listed.filter(({ id }) => !left.has(id));
  function toggle(id: string, on: boolean): void {
    const next = new Set(left);
    if (on) next.delete(id);
    else next.add(id);
    setLeft(next);
  }
  return (
    <>
      <p>{tReview('bulk.text')}</p>
      {of > listed.length && <p class="hint">{tReview('bulk.more', { n: listed.length, of })}</p>}
      <ul class="bulk-list">
        {listed.map((entry) => (
          <li key={entry.id}>
            <label>
              <input
                type="checkbox"
                checked={!left.has(entry.id)}
                onChange={({ currentTarget }) => toggle(entry.id, currentTarget.checked)}
              />
              <span>
                <b>{titleOf(entry)}</b>
                <span class="soft num">
                  {unitName(signedIn.units, entry.scope)} · {dayMonth(entry.date)} ·{' '}
                  {activitySummary(entry.type, entry.values)}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <div class="dialog-actions">
        <Button kind="secondary" onClick={onLeave}>
          {t('common.cancel')}
        </Button>
        <Button kind="primary" disabled={chosen.length === 0} onClick={() => approve(chosen)}>
          {tReview(words[says].submit, { n: chosen.length })}
        </Button>
      </div>
    </>
  );
}
