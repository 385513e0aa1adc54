// The life of one form: what is typed, what is wrong with it, when it was last kept, and the save.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { checkActivity, parseValues } from '../../domain/activity/activity.ts';
import { followed } from '../../domain/activity/preset.ts';
import { isSingleton } from '../../domain/activity/type.ts';
import type { Finding, Typed, Value, Values } from '../../domain/field.ts';
import { isDate, localDate, reportingYear } from '../../domain/period.ts';
import type { NamedUnit } from '../../domain/person.ts';
import { photosOf } from '../../domain/photo.ts';
import { parseScope, scopeId } from '../../domain/scope.ts';
import { sameUnit } from '../../domain/unit.ts';
import type { DraftRow, Store } from '../../store/database.ts';
import type { Guard } from '../../store/draft.ts';
import { DraftElsewhereError, dropDraft } from '../../store/draft.ts';
import { draftKeeper } from '../../store/draft-keeper.ts';
import { saveEdit, saveNew } from '../../store/save.ts';
import { useAccount } from '../account.ts';
import type { WriteFailure } from '../hooks/use-deed.ts';
import { writeFailure } from '../hooks/use-deed.ts';
import { visibleFields } from '../parts/form-layout.ts';
import { askToKeep } from '../persist.ts';
import type { PhotoDesk } from '../photo/photo-desk.ts';
import { syncSoon } from '../worker-bridge.ts';

export type Failure = WriteFailure | 'elsewhere';

export interface EntryFormState {
  readonly typed: Typed;
  /** All that must be corrected, and what of it is shown by now. */
  readonly errors: readonly Finding[];
  readonly shown: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** Save was tried with errors left. */
  readonly tried: boolean;
  readonly keptAtMs: number;
  /** The reporting year this edit moves the record to, if it does. */
  readonly movesTo: number | undefined;
  readonly failure: Failure | null;
  readonly unit: NamedUnit | undefined;
  readonly setUnit: (unit: NamedUnit | undefined) => void;
  readonly onValue: (key: string, value: Value | undefined) => void;
  /** All at once, as an earlier entry had it. */
  readonly fill: (values: Values) => void;
  /** A field was left: from now on its finding is shown. */
  readonly leave: (key: string) => void;
  /** What the form does for its photos. */
  readonly photos: PhotoDesk;
  /** @returns false when something must be corrected first */
  readonly save: () => Promise<boolean>;
  readonly discard: () => Promise<void>;
  /** Everything typed is on disk, to be gone on with in another form. @returns false if it could not be */
  readonly handOver: () => Promise<boolean>;
  /** This form's values are the right ones, whatever another window wrote; to be opened anew. @returns as `handOver` */
  readonly take: () => Promise<boolean>;
}

/** What the rules see: the fields that apply now, as typed. A hidden field's leftovers do not count. */
function applicable(draft: DraftRow, typed: Typed): Typed {
  const keys = new Set(visibleFields(draft.type, typed).map((field) => field.key));
  return Object.fromEntries(Object.entries(typed).filter(([key]) => keys.has(key)));
}

function check(draft: DraftRow, typed: Typed, today: string) {
  const values = applicable(draft, typed);
  const date = typeof values.date === 'string' ? values.date : today;
  // Over the cut-off the record moves with its day. [S16]
  const year = isDate(date) ? reportingYear(date) : (yearOf(draft) ?? reportingYear(today));
  // The rules take any input: what is no value yet becomes a finding, never a crash. [A2]
  return checkActivity(draft.type, values as Values, { today, year });
}

function yearOf(draft: DraftRow): number | undefined {
  return draft.scope === null ? undefined : parseScope(draft.scope)?.year;
}

function movesTo(draft: DraftRow, { date }: Typed): number | undefined {
  const from = yearOf(draft);
  // A new entry is in no book yet: it leaves none. [S16]
  if (from === undefined || typeof date !== 'string' || !isDate(date)) return undefined;
  const to = reportingYear(date);
  return from === to ? undefined : to;
}

async function write(
  store: Store,
  { draft, guard }: { readonly draft: DraftRow; readonly guard: Guard },
  typed: Typed,
  unit: NamedUnit,
): Promise<void> {
  const { values: parsed } = parseValues(draft.type, applicable(draft, typed));
  const values = Object.fromEntries(
    Object.entries(parsed).filter((entry): entry is [string, Value] => entry[1] !== null),
  );
  if (draft.scope !== null) await saveEdit(store, draft, values, guard);
  else {
    // What a commune says of itself has no day: it is of the year its form was opened in. [D4]
    const scope = isSingleton(draft.type)
      ? (draft.into ?? '')
      : scopeId(unit, reportingYear(String(values.date)));
    await saveNew(store, { rec: draft.id, scope, type: draft.type, values }, guard);
  }
}

/** Longest wait of a save for a picture; an entry never waits long for its photos. */
const patienceMs = 5_000;

function failureOf(error: unknown): Failure {
  if (error instanceof DraftElsewhereError) return 'elsewhere';
  return writeFailure(error);
}

export function useEntryForm(draft: DraftRow, onDone: (saved: boolean) => void): EntryFormState {
  const { store, signedIn } = useAccount();
  const into = draft.into ? parseScope(draft.into) : undefined;
  const [typed, setTyped] = useState<Typed>(draft.values);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [keptAtMs, setKeptAtMs] = useState(draft.savedAtMs);
  const [failure, setFailure] = useState<Failure | null>(null);
  const fail = (error: unknown) => setFailure(failureOf(error));
  const [unit, setUnit] = useState(
    signedIn.units.find((one) => into && sameUnit(one, into.unit)) ?? signedIn.units[0],
  );
  // Set while the save runs and after it: a late keystroke must not bring the draft back.
  const done = useRef(false);
  // A draft that was kept says nothing of a save that was not: that stands until the next. [W1]
  const unsaved = useRef(false);
  const kept = (savedAtMs: number) => {
    setKeptAtMs(savedAtMs);
    if (!unsaved.current) setFailure(null);
  };
  const keeper = useMemo(() => draftKeeper(store, draft, kept, fail), [draft.id]);
  // Back from another window: has the same form been written there? [N7]
  useEffect(() => {
    const look = async () => {
      if (!done.current && (await keeper.taken())) setFailure('elsewhere');
    };
    const seen = () => void look().catch(() => undefined);
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, [keeper]);
  // The newest values, also for what comes back long after it began: a photo from the camera.
  const newest = useRef(typed);
  function put(values: Typed): void {
    if (done.current) return;
    newest.current = values;
    setTyped(values);
    keeper.keep(values);
  }
  const pictures = useRef<Promise<unknown>>(Promise.resolve());
  const photos: PhotoDesk = {
    hold: (work) => {
      pictures.current = work;
    },
    store,
    account: signedIn.id,
    rec: draft.id,
    keepAll: () => put(newest.current),
    keepPhoto: async (photo) => {
      // Saved or thrown away while the picture was made small: the draft must not come back.
      if (done.current) throw new Error('the form is closed');
      const named = () => [...new Set([...photosOf(newest.current), photo.id])];
      await keeper.keepWith({ ...newest.current, photos: named() }, [photo]);
      // Named only now: a photo the disk refused is in no form.
      put({ ...newest.current, photos: named() });
    },
  };
  const { errors, warnings } = check(draft, typed, localDate(store.environment.now()));
  const shown = errors.filter((finding) => tried || touched.has(finding.field.split('.')[0] ?? ''));

  async function save(): Promise<boolean> {
    if (done.current || !unit) return true;
    setTried(true);
    if (errors.length > 0) return false;
    // What was photographed belongs to this save, unless making it small takes too long. [F2]
    await Promise.race([pictures.current, new Promise((end) => setTimeout(end, patienceMs))]);
    if (done.current) return true;
    done.current = true;
    unsaved.current = false;
    try {
      // What the form holds is written by the save itself: it waits for no draft, least of all for one that hangs.
      keeper.stop();
      await write(store, { draft, guard: keeper.guard }, newest.current, unit);
      syncSoon();
      void askToKeep(store);
      onDone(true);
    } catch (error) {
      undo(error);
    }
    return true;
  }
  const said = (work: Promise<void>) =>
    work.then(
      () => true,
      (error) => {
        fail(error);
        return false;
      },
    );
  function undo(error: unknown): void {
    done.current = false;
    unsaved.current = true;
    fail(error);
    // It was off for the save: the form's own again, on disk as well.
    keeper.keep(newest.current);
  }
  return {
    typed,
    errors,
    shown,
    warnings,
    tried,
    keptAtMs,
    movesTo: movesTo(draft, typed),
    failure,
    unit,
    setUnit: (next) => {
      setUnit(next);
      if (!next || done.current) return;
      keeper.place(scopeId(next, reportingYear(localDate(store.environment.now()))));
      // Of a form nobody has typed in there is nothing on disk yet.
      if (keptAtMs > 0) keeper.keep(newest.current);
    },
    save,
    onValue: (key, value) => {
      put(followed(draft.type, newest.current, key, value));
    },
    fill: (values) => {
      const { photos: taken } = newest.current;
      put(taken === undefined ? values : { ...values, photos: taken });
    },
    photos,
    leave: (key) => setTouched(new Set(touched).add(key.split('.')[0] ?? key)),
    discard: async () => {
      done.current = true;
      keeper.stop();
      await dropDraft(store, draft.id).then(() => onDone(false), undo);
    },
    take: () => said(keeper.take(newest.current)),
    handOver: () => said(keeper.keepWith(newest.current, [])),
  };
}
