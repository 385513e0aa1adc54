// The record's story: who did what, when by their own clock, when the province had it, and what changed.
// People are named by their post; "Bạn" is the reader.
import type { RecordType } from '../../domain/activity/type.ts';
import type { Operation } from '../../domain/operation.ts';
import type { Changes, StoryEntry } from '../../domain/record.ts';
import type { RecordFacts } from '../../store/view.ts';
import { operationOf } from '../../store/view.ts';
import { useAccount } from '../account.ts';
import { valueText } from '../parts/value-text.ts';
import { tField, tForm } from '../words/form-words.ts';
import { momentText } from '../words/format.ts';
import { t } from '../words/words.ts';

function deedText(entry: Pick<StoryEntry, 'kind' | 'to' | 'asked' | 'into' | 'checked'>): string {
  if (entry.asked) return t('story.asked');
  if (entry.into) return tForm('story.joined');
  if (entry.checked) return tForm('story.checked');
  switch (entry.kind) {
    case 'review':
      if (entry.to === 'submitted') return tForm('story.takenBack');
      return t(entry.to === 'approved' ? 'story.approved' : 'story.returned');
    case 'set':
      return t(entry.to === 'submitted' ? 'story.resent' : 'story.set');
    default:
      return t(`story.${entry.kind}`);
  }
}

/** The same words for what this phone has saved and not yet sent. */
function waitingText(op: Operation): string {
  if (op.k === 'review') return deedText({ kind: 'review', to: op.to });
  if (op.k === 'set' && op.send) return deedText({ kind: 'set', to: 'submitted' });
  if (op.k === 'join')
    return deedText(op.into === null ? { kind: 'restore' } : { kind: 'del', into: op.into });
  if (op.k === 'check') return tForm('story.checked');
  return deedText({ kind: op.k });
}

export function Story({ facts }: { readonly facts: RecordFacts }) {
  const { signedIn } = useAccount();
  const { row, waiting, shown } = facts;
  if (!shown) return null;
  return (
    <section class="story" aria-label={t('record.story')}>
      <h2 class="section">{t('record.story')}</h2>
      <ol>
        {waiting
          .map(operationOf)
          .filter((op) => op !== null)
          .reverse()
          .map((op) => (
            <li key={op.op} class="story-waiting">
              <b>
                {t('story.you')} · {waitingText(op)}
              </b>
              <span class="soft num">{t('story.notSent', { at: momentText(op.at) })}</span>
            </li>
          ))}
        {[...(row?.story ?? [])].reverse().map((entry) => (
          <StoryLine
            key={entry.v}
            entry={entry}
            type={shown.type}
            mine={entry.by.id === signedIn.id}
          />
        ))}
      </ol>
    </section>
  );
}

interface StoryLineProps {
  readonly entry: StoryEntry;
  readonly type: RecordType;
  readonly mine: boolean;
}

function StoryLine({ entry, type, mine }: StoryLineProps) {
  const times = { at: momentText(entry.at), received: momentText(entry.received) };
  return (
    <li>
      <b>
        {mine ? `${t('story.you')} · ` : ''}
        {deedText(entry)}
      </b>
      <span class="soft num">{t('story.times', times)}</span>
      {entry.note && <span class="story-note">“{entry.note}”</span>}
      {Object.entries(entry.pins ?? {}).map(([key, text]) => (
        <span key={key} class="story-note">
          {tField(type, key)}: “{text}”
        </span>
      ))}
      <ChangeLines changes={entry.changes ?? entry.asked ?? {}} type={type} />
      {entry.parked && (
        <span class="story-parked">
          {t('conflict.title')}: <ChangeLines changes={entry.parked} type={type} />
        </span>
      )}
    </li>
  );
}

function ChangeLines({ changes, type }: { readonly changes: Changes; readonly type: RecordType }) {
  return (
    <>
      {Object.entries(changes).map(([key, [before, after]]) => (
        <span key={key} class="num">
          {t('story.change', {
            field: tField(type, key),
            before: before === null ? '–' : valueText(type, key, before),
            after: after === null ? '–' : valueText(type, key, after),
          })}
        </span>
      ))}
    </>
  );
}
