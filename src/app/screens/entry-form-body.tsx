// The form itself: values as typed, findings beside their fields, one save button under the thumb.
import { useMemo, useRef, useState } from 'preact/hooks';
import { checkActivity, parseValues } from '../../domain/activity/activity.ts';
import type { Finding, Value, Values } from '../../domain/field.ts';
import { localDate, reportingYear } from '../../domain/period.ts';
import { parseScope, scopeId } from '../../domain/scope.ts';
import type { DraftRow, Store } from '../../store/database.ts';
import { draftKeeper, dropDraft } from '../../store/draft.ts';
import { watchRecord } from '../../store/queries.ts';
import { saveEdit, saveNew } from '../../store/save.ts';
import { openReturn } from '../../domain/record.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { ActivityFormFields } from '../parts/activity-form-fields.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { visibleFields } from '../parts/form-layout.ts';
import { Icon } from '../parts/icon.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { clockTime } from '../words/format.ts';
import { t } from '../words/words.ts';
import { syncSoon } from '../worker-bridge.ts';

type Typed = Readonly<Record<string, unknown>>;

interface EntryFormProps {
  readonly draft: DraftRow;
  readonly onDone: () => void;
}

/** What the rules see: the fields that apply now, as typed. A hidden field's leftovers do not count. */
function applicable(draft: DraftRow, typed: Typed): Typed {
  const keys = new Set(visibleFields(draft.type, typed).map((field) => field.key));
  return Object.fromEntries(Object.entries(typed).filter(([key]) => keys.has(key)));
}

function check(draft: DraftRow, typed: Typed, today: string) {
  const values: Typed = applicable(draft, typed);
  const date = typeof values.date === 'string' ? values.date : today;
  const year = draft.scope ? (parseScope(draft.scope)?.year ?? 0) : reportingYear(date);
  // The rules take any input: what is no value yet becomes a finding, never a crash. [A2]
  return checkActivity(draft.type, values as Values, { today, year });
}

export function EntryForm({ draft, onDone }: EntryFormProps) {
  const { store, signedIn } = useAccount();
  const [typed, setTyped] = useState<Typed>(draft.values);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [keptAtMs, setKeptAtMs] = useState(draft.savedAtMs);
  const [failure, setFailure] = useState<'write.failed' | 'write.full' | null>(null);
  const [unit, setUnit] = useState(signedIn.units[0]);
  const done = useRef(false);
  const keeper = useMemo(() => draftKeeper(store, draft, setKeptAtMs), [draft.id]);
  const form = useRef<HTMLFormElement>(null);
  const facts = useLive(() => watchRecord(store, draft.id), draft.id);
  const back = facts?.row ? openReturn(facts.row) : undefined;

  const today = localDate(store.environment.now());
  const { errors, warnings } = check(draft, typed, today);
  const shown = errors.filter((finding) => tried || touched.has(finding.field.split('.')[0] ?? ''));

  function onValue(key: string, value: Value | undefined): void {
    if (done.current) return;
    const next = { ...typed, [key]: value };
    setTyped(next);
    keeper.keep(next);
  }

  async function save(): Promise<void> {
    if (done.current || (draft.scope === null && !unit)) return;
    setTried(true);
    if (errors.length > 0) return focusFirst(form.current);
    done.current = true;
    try {
      await keeper.settled();
      const year = reportingYear(String(typed.date));
      await write(store, draft, applicable(draft, typed), unit ? scopeId(unit, year) : '');
      syncSoon();
      onDone();
    } catch (error) {
      done.current = false;
      setFailure(isFull(error) ? 'write.full' : 'write.failed');
    }
  }

  return (
    <main id="main" class="screen screen-form">
      <TopBar
        small={`${t(`type.${draft.type}`)}${keptAtMs > 0 ? ` · ${t('write.draftSaved', { time: clockTime(new Date(keptAtMs).toISOString()) })}` : ''}`}
        title={draft.scope ? t('write.edit') : t(`type.${draft.type}`)}
        back
      />
      {back?.note && (
        <p class="notice notice-back">
          <Icon name="back" />
          <span>{t('write.returnedNote', { note: back.note })}</span>
        </p>
      )}
      {facts?.shown?.state === 'approved' && <p class="notice">{t('write.approvedNote')}</p>}
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onFocusOut={(event) => setTouched(withTouched(touched, event.target))}
      >
        {draft.scope === null && signedIn.units.length > 1 && (
          <UnitChoice units={signedIn.units} unit={unit} onUnit={setUnit} />
        )}
        <ActivityFormFields
          type={draft.type}
          values={typed}
          findings={shown}
          warnings={warnings}
          pins={back?.pins ?? {}}
          onValue={onValue}
        />
        <DiscardButton onDiscard={() => discard(store, draft.id, onDone, done)} />
        <SaveBar
          label={draft.scope ? (back ? 'write.resend' : 'write.saveChange') : 'write.save'}
          left={tried ? errors : []}
          failure={failure}
        />
      </form>
    </main>
  );
}

async function write(store: Store, draft: DraftRow, typed: Typed, scope: string): Promise<void> {
  const { values: parsed } = parseValues(draft.type, typed);
  const values = Object.fromEntries(
    Object.entries(parsed).filter((entry): entry is [string, Value] => entry[1] !== null),
  );
  if (draft.scope !== null) await saveEdit(store, draft, values);
  else await saveNew(store, { rec: draft.id, scope, type: draft.type, values });
}

function isFull(error: unknown): boolean {
  return error instanceof Error && /quota/i.test(`${error.name} ${error.message}`);
}

/** A field is judged when it is left, not while it is being typed. */
function withTouched(touched: ReadonlySet<string>, target: EventTarget | null): ReadonlySet<string> {
  const key = target instanceof Element ? target.closest('[data-field]')?.getAttribute('data-field') : null;
  return key ? new Set(touched).add(key.split('.')[0] ?? key) : touched;
}

/** After the screen has been drawn with its findings, the first of them gets the focus. */
function focusFirst(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const first = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    first?.closest('details')?.setAttribute('open', '');
    first?.focus();
    first?.scrollIntoView({ block: 'center' });
  });
}

function discard(store: Store, id: string, onDone: () => void, done: { current: boolean }): void {
  done.current = true;
  void dropDraft(store, id).then(onDone);
}

interface UnitChoiceProps {
  readonly units: readonly { readonly set: string; readonly code: string; readonly name: string }[];
  readonly unit: { readonly code: string } | undefined;
  readonly onUnit: (unit: UnitChoiceProps['units'][number] | undefined) => void;
}

function UnitChoice({ units, unit, onUnit }: UnitChoiceProps) {
  return (
    <label class="stack-label">
      {t('device.place')}
      <select
        class="text-input"
        value={unit?.code}
        onChange={(event) => onUnit(units.find((one) => one.code === event.currentTarget.value))}
      >
        {units.map((one) => (
          <option key={one.code} value={one.code}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function DiscardButton({ onDiscard }: { readonly onDiscard: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {t('write.discard')}
      </Button>
      <Dialog open={asking} title={t('write.discardTitle')} onClose={() => setAsking(false)}>
        <p>{t('write.discardText')}</p>
        <div class="dialog-actions">
          <Button kind="secondary" onClick={() => setAsking(false)}>
            {t('write.keep')}
          </Button>
          <Button kind="primary" onClick={onDiscard}>
            {t('write.discard')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

interface SaveBarProps {
  readonly label: 'write.save' | 'write.resend' | 'write.saveChange';
  readonly left: readonly Finding[];
  readonly failure: 'write.failed' | 'write.full' | null;
}

function SaveBar({ label, left, failure }: SaveBarProps) {
  return (
    <div class="save-bar">
      {left.length > 0 && (
        <p class="save-bar-left" role="alert">
          {t('write.left', { n: left.length })}
        </p>
      )}
      {failure && (
        <p class="save-bar-left" role="alert">
          {t(failure)}
        </p>
      )}
      <Button kind="primary" type="submit">
        {t(label)}
      </Button>
    </div>
  );
}
