// Ghi: one screen a type. Every keystroke is on disk before the next; the errors stand beside their fields.
// An operation exists only after "Lưu": until then this is a draft and nothing of it is sent.

import { useLocation, useRoute } from 'preact-iso';
import { presetValues, repeated } from '../../domain/activity/preset.ts';
import type { ActivityType, RecordType } from '../../domain/activity/type.ts';
import { activityTypes } from '../../domain/activity/type.ts';
import { localDate, localTime } from '../../domain/period.ts';
import type { DraftRow } from '../../store/database.ts';
import { editDraft, newDraft } from '../../store/draft.ts';
import { readFact } from '../../store/meta.ts';
import { isSomeoneElses } from '../../store/people.ts';
import { isClockOff, lastEntry } from '../../store/queries.ts';
import type { Account } from '../account.ts';
import { useAccount } from '../account.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { EntryForm } from './entry-form-body.tsx';
import { GoneScreen } from './missing.tsx';

function isType(text: string | undefined): text is ActivityType {
  return activityTypes.some((type) => type === text);
}

/**
 * The draft left lying under this id, or a fresh one with what the clock and the last entry suggest. An id that is an
 * entry already (a restored tab, the way back) is opened as that entry: it must not be made twice.
 */
async function openDraft(
  { store, signedIn }: Account,
  type: RecordType,
  id: string,
  like: string | undefined,
): Promise<DraftRow | null> {
  const known = await editDraft(store, id);
  if (known) return known;
  // The way back may lead into the form of another person on this phone. [N2]
  if (await isSomeoneElses(signedIn.id, store.environment, id)) return null;
  const nowMs = store.environment.now();
  const now = { today: localDate(nowMs), time: localTime(nowMs) };
  const earlier = like === undefined ? undefined : await store.db.view.get(like);
  const last = earlier ?? (await lastEntry(store, type));
  const values = earlier
    ? repeated(type, earlier.values, now)
    : presetValues(type, last?.values, now);
  const place = earlier ? { id, into: earlier.scope } : { id };
  if (!isClockOff((await readFact(store.db, 'clockOffsetMs')) ?? 0))
    return { ...newDraft(store, type, values), ...place };
  // The clock is wrong: the day is the person's to say. [S6]
  const { date: _, ...rest } = values;
  return { ...newDraft(store, type, rest), ...place };
}

export function NewEntryScreen() {
  const { params, query } = useRoute();
  const account = useAccount();
  const { type, id } = params;
  const opened = useDraft(id ?? '', async () =>
    isType(type) && id ? openDraft(account, type, id, query.nhu) : null,
  );
  return <Opened {...opened} after="/" />;
}

export function EditEntryScreen() {
  const { params } = useRoute();
  const { store } = useAccount();
  const id = params.id ?? '';
  const opened = useDraft(id, () => editDraft(store, id));
  return <Opened {...opened} after={`/ban-ghi/${id}`} />;
}

type OpenedProps = ReturnType<typeof useDraft> & { readonly after: string };

function Opened({ draft, again, after }: OpenedProps) {
  const { route } = useLocation();
  if (draft === undefined) return <main id="main" class="screen" />;
  if (draft === null) return <GoneScreen />;
  const done = () => route(after, true);
  return <EntryForm key={draft.id} draft={draft} onDone={done} onAgain={again} />;
}
