// The second tap: what would be saved, in words, and the button that says it is so. "Có sự cố" asks only what differs.
// Kept as a draft from the first key on, like any form.
import { useEffect, useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { airingValues } from '../../domain/activity/airing.ts';
import type { Values } from '../../domain/field.ts';
import { reportingYear } from '../../domain/period.ts';
import type { NamedUnit } from '../../domain/person.ts';
import { scopeId } from '../../domain/scope.ts';
import type { Proposal } from '../../domain/timetable.ts';
import type { DraftRow, Entry, Store } from '../../store/database.ts';
import { newDraft } from '../../store/draft.ts';
import { useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { FailureLine } from '../parts/failure-line.tsx';
import { FormField } from '../parts/form-field.tsx';
import { visibleFields } from '../parts/form-layout.ts';
import { failureText } from '../screens/entry-form-controls.tsx';
import { useEntryForm } from '../screens/use-entry-form.ts';
import { tToday } from '../words/today-words.ts';
import { t } from '../words/words.ts';
import { Said } from './said.tsx';

export interface AiringPanelProps {
  readonly proposal: Proposal;
  readonly card: Entry;
  readonly unit: NamedUnit;
  readonly last: Values | undefined;
  /** Something was not as planned: clusters, fault and minutes are asked. */
  readonly trouble: boolean;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** In the order they are asked. */
const troubled: readonly string[] = ['clustersOn', 'fault', 'faultNote', 'minutes'];

function draftOf(store: Store, props: AiringPanelProps): DraftRow {
  const { proposal, card, unit, last, trouble } = props;
  const { clustersOn, fault, ...others } = airingValues(proposal, card.values, last);
  const works = trouble ? {} : { clustersOn, ...(fault === undefined ? {} : { fault }) };
  const into = scopeId(unit, reportingYear(proposal.date));
  return { ...newDraft(store, 'phat_thanh', { ...others, ...works }), into };
}

export function AiringPanel(props: AiringPanelProps) {
  const { trouble, onClose, onSaved } = props;
  const { store } = useAccount();
  const { route } = useLocation();
  const draft = useMemo(() => draftOf(store, props), []);
  const state = useEntryForm(draft, (saved) => (saved ? onSaved() : onClose()));
  const { typed } = state;
  const elsewhere = state.errors.some(({ field }) => !(trouble && troubled.includes(field)));
  const byHand = () =>
    void state.handOver().then((kept) => kept && route(`/ghi/phat_thanh/${draft.id}`));
  // The first time of a slot its programme has no name yet: the whole form asks for it.
  useEffect(() => {
    if (elsewhere) byHand();
  }, [elsewhere]);
  if (elsewhere && !state.failure) return null;
  return (
    <form
      class="airing-panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void state.save();
      }}
    >
      {trouble ? (
        visibleFields('phat_thanh', typed)
          .filter(({ key }) => troubled.includes(key))
          .sort((a, b) => troubled.indexOf(a.key) - troubled.indexOf(b.key))
          .map((field) => (
            <FormField
              key={field.key}
              field={field}
              unmarked
              form={{
                type: 'phat_thanh',
                values: typed,
                findings: state.shown,
                warnings: state.warnings,
                pins: {},
                onValue: state.onValue,
              }}
            />
          ))
      ) : (
        <Said values={typed} />
      )}
      <FailureLine text={state.failure && failureText(state.failure)} />
      <div class="airing-deeds">
        <Button kind="primary" type="submit">
          {trouble ? t('write.save') : tToday('airing.right')}
        </Button>
        <Button kind="secondary" onClick={byHand}>
          {tToday('airing.change')}
        </Button>
        <Button kind="quiet" onClick={() => void state.discard()}>
          {tToday('airing.back')}
        </Button>
      </div>
    </form>
  );
}
