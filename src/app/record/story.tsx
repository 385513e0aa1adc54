// The record's story: who did what, when by their own clock, when the province had it, and what changed.
// People are named by their post; "Bạn" is the reader.
import type { RecordType } from '../../domain/activity/type.ts';
import type { Operation } from '../../domain/operation.ts';
import type { Changes, StoryEntry } from '../../domain/record.ts';
import type { RecordFacts } from '../../store/view.ts';
import { operationOf } from '../../store/view.ts';
import { useAccount } from '../account.ts';
import { valueText } from '../parts/value-text.ts';
import { tField } from '../words/form-words.ts';
import { momentText } from '../words/format.ts';
import type { WordKey } from '../words/words.ts';
import { t } from '../words/words.ts';

function deedWord(entry: Pick<StoryEntry, 'kind' | 'to' | 'asked'>): WordKey {
  if (entry.asked) return 'story.asked';
  switch (entry.kind) {
    case 'review':
      return entry.to === 'approved' ? 'story.approved' : 'story.returned';
    case 'set':
      return entry.to === 'submitted' ? 'story.resent' : 'story.set';
    default:
      return `story.${entry.kind}`;
  }
}

/** The same words for what this phone has saved and not yet sent. */
function waitingWord(op: Operation): WordKey {
  if (op.k === 'review') return deedWord({ kind: 'review', to: op.to });
  if (op.k === 'set' && op.send) return deedWord({ kind: 'set', to: 'submitted' });
  return deedWord({ kind: op.k });
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
                {t('story.you')} · {t(waitingWord(op))}
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
        {t(deedWord(entry))}
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
