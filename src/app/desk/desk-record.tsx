// One record on the desk: its fields, its story, and the decision on exactly the version shown.
import { useEffect, useState } from 'preact/hooks';
import type { Row } from '../../domain/record.ts';
import { watchRecord } from '../../store/queries.ts';
import { closeAnswers } from '../../store/save.ts';
import type { RecordFacts } from '../../store/view.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { RecordPhotos } from '../photo/record-photos.tsx';
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
import { tReview } from '../words/review-words.ts';
import { t } from '../words/words.ts';
import { DecisionBar } from './decision-bar.tsx';
import { FieldNews, useNews } from './field-news.tsx';
import { HintList } from './hint-list.tsx';
import type { Part } from './part.ts';
import { PinButton } from './pin-button.tsx';
import type { Desk } from './queue.ts';
import { Twins } from './twins.tsx';

interface DeskRecordProps {
  readonly id: string;
  /** "/duyet": the list it was chosen from. */
  readonly root: string;
  readonly desk: Desk;
  readonly part: Part;
  /** To the next one: after a decision, or to leave this one for later. */
  readonly onNext: () => void;
}

export function DeskRecord({ id, root, desk, part, onNext }: DeskRecordProps) {
  const { store, signedIn } = useAccount();
  const facts = useLive(() => watchRecord(store, id), id);
  const [pins, setPins] = useState<Readonly<Record<string, string>>>({});
  const row = facts?.row ?? null;
  const news = useNews(store, id, row);
  const seen = useSeen(row);
  if (!facts) return null;
  const { shown } = facts;
  if (!shown || !row) return <Empty title={t('record.goneTitle')} text={t('record.goneText')} />;
  if (facts.locked) return <Empty title={t('record.lockedTitle')} text={t('notice.lockedText')} />;
  const entry = desk.entries.find((one) => one.id === id);
  const fresh = seen !== null && row.cv === seen.cv;
  const changed = Object.keys(news).length;
  const under = (field: string) => (
    <>
      <FieldNews {...{ row, field, news }} />
      {part.says && shown.state === 'submitted' && pinUnder(row, field, pins, setPins)}
    </>
  );
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
      {changed > 0 && <p class="field-news num">{tReview('news.title', { n: changed })}</p>}
      <OwnVersions facts={facts} onClose={() => void closeAnswers(store, id)} />
      <ConflictCards facts={facts} />
      {entry && <HintList desk={desk} entry={entry} root={root} />}
      {entry && <Twins desk={desk} entry={entry} root={root} />}
      <div class="desk-columns">
        <RecordFields shown={shown} pins={{ ...pins }} under={under} photosApart />
        <div class="desk-beside">
          <RecordPhotos shown={shown} arrived={row.ph ?? []} />
          <Story facts={facts} />
        </div>
      </div>
      {part.says && (
        <DecisionBar {...{ row, shown, seen: fresh ? seen : null, pins, part, onNext }} />
      )}
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
  key: string,
  pins: Readonly<Record<string, string>>,
  setPins: (pins: Readonly<Record<string, string>>) => void,
) {
  return (
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
