// The form itself: values as typed, findings beside their fields, one save button under the thumb.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DeclarationPart } from '../../domain/activity/declaration.ts';
import type { RecordType } from '../../domain/activity/type.ts';
import { isSingleton } from '../../domain/activity/type.ts';
import { isAiringId } from '../../domain/airing-log/airing.ts';
import type { Finding } from '../../domain/field.ts';
import type { NamedUnit } from '../../domain/person.ts';
import { openReturn } from '../../domain/record.ts';
import type { DraftRow } from '../../store/database.ts';
import { watchRecord } from '../../store/queries.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { TabWarning } from '../install/tab-warning.tsx';
import { ActivityFormFields } from '../parts/activity-form-fields.tsx';
import { FirstDrawing } from '../parts/first-drawing.tsx';
import { partsOf } from '../parts/form-layout.ts';
import { Icon } from '../parts/icon.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';
import { PhotoDeskContext } from '../photo/photo-desk.ts';
import { ConflictCards } from '../record/conflict-cards.tsx';
import { DuplicateHint } from '../record/duplicate-hint.tsx';
import { unitName } from '../unit-name.ts';
import { tForm, tFormIf } from '../words/form-words.ts';
import { clockTime } from '../words/format.ts';
import { t } from '../words/words.ts';
import { DiscardButton, SaveBar } from './entry-form-controls.tsx';
import { RepeatLast } from './repeat-last.tsx';
import { useEntryForm } from './use-entry-form.ts';

interface EntryFormProps {
  readonly draft: DraftRow;
  readonly onDone: (saved: boolean) => void;
  /** Opened anew, as the disk has it. */
  readonly onAgain: () => void;
  /** Only this part of a long form is shown. */
  readonly part?: DeclarationPart;
  /** Something is wrong in this other part, and only there. */
  readonly onPart?: (part: string) => void;
  /** Above the form. */
  readonly children?: ComponentChildren;
}

export function EntryForm({ draft, onDone, onAgain, part, onPart, children }: EntryFormProps) {
  const { store, signedIn } = useAccount();
  const form = useRef<HTMLFormElement>(null);
  const facts = useLive(() => watchRecord(store, draft.id), draft.id);
  const state = useEntryForm(draft, onDone);
  const back = facts?.row ? openReturn(facts.row) : undefined;
  const fresh = draft.scope === null;
  const own = isSingleton(draft.type);
  const submit = async () => {
    if (await state.save()) return;
    const parts = partsOf(draft.type, state.errors);
    const [first] = parts;
    // What is saved is the whole record: what is wrong in a part nobody sees is shown first. [D3]
    if (part && first && !parts.includes(part)) onPart?.(first);
    else focusFirst(form.current);
  };
  useEffect(() => {
    if (state.tried) focusFirst(form.current);
  }, [part]);
  return (
    <main id="main" class="screen screen-form">
      <TopBar
        small={state.keptAtMs > 0 ? keptText(state.keptAtMs) : smallText(draft, signedIn.units)}
        title={
          part ? tForm(`declare.${part}`) : fresh || own ? t(`type.${draft.type}`) : t('write.edit')
        }
        back
      />
      <FirstDrawing ready={facts !== undefined}>
        <TabWarning />
        {children}
        {back?.note && (
          <p class="notice notice-back">
            <Icon name="back" />
            <span>{t('write.returnedNote', { note: back.note })}</span>
          </p>
        )}
        {facts && !fresh && <ConflictCards facts={facts} />}
        {facts?.shown?.state === 'approved' && <p class="notice">{t('write.approvedNote')}</p>}
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
          onFocusOut={(event) => leaveField(event.target, state.leave)}
        >
          {fresh && !own && !isAiringId(draft.id) && (
            <UnitSelect units={signedIn.units} unit={state.unit} onUnit={state.setUnit} />
          )}
          {fresh && !own && state.keptAtMs === 0 && (
            <RepeatLast type={draft.type} onValues={state.fill} />
          )}
          <PhotoDeskContext.Provider value={state.photos}>
            <ActivityFormFields
              type={draft.type}
              values={state.typed}
              findings={state.shown}
              warnings={state.warnings}
              pins={back?.pins ?? {}}
              onValue={state.onValue}
              part={part}
            />
          </PhotoDeskContext.Provider>
          {state.movesTo !== undefined && (
            <p class="notice">{t('write.moves', { year: String(state.movesTo) })}</p>
          )}
          {fresh && (
            <DuplicateHint id={draft.id} unit={state.unit} type={draft.type} values={state.typed} />
          )}
          <DiscardButton onDiscard={state.discard} />
          <SaveBar
            label={fresh ? 'write.save' : back ? 'write.resend' : 'write.saveChange'}
            left={state.tried ? leftText(draft.type, state.errors) : null}
            failure={state.failure}
            onOther={onAgain}
            onMine={() => void state.take().then((taken) => taken && onAgain())}
          />
        </form>
      </FirstDrawing>
    </main>
  );
}

/** What a commune says of itself is said with its name where there are several. */
function smallText({ type, scope, into }: DraftRow, units: readonly NamedUnit[]): string {
  if (!isSingleton(type)) return t(scope === null ? 'write.new' : `type.${type}`);
  const of = units.length > 1 ? ` · ${unitName(units, scope ?? into ?? '')}` : '';
  return `${t(`type.${type}`)}${of}`;
}

function keptText(keptAtMs: number): string {
  return t('write.draftSaved', { time: clockTime(new Date(keptAtMs).toISOString()) });
}

function leftText(type: RecordType, errors: readonly Finding[]): string | null {
  const n = errors.length;
  if (n === 0) return null;
  const parts = partsOf(type, errors).map((part) => tFormIf(`declare.${part}`));
  return parts.length === 0
    ? t('write.left', { n })
    : tForm('declare.left', { n, parts: parts.join('; ') });
}

/** A field is judged when it is left, not while it is being typed. */
function leaveField(target: EventTarget | null, leave: (key: string) => void): void {
  const field = target instanceof Element ? target.closest('[data-field]') : null;
  const key = field?.getAttribute('data-field');
  if (key) leave(key);
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
