// The records a commune has one of: the station's card, the yearly declaration. Opened under the id both phones would
// give it, prefilled from what counts until then. [D1] [D4]
import { useLocation, useRoute } from 'preact-iso';
import type { DeclarationPart } from '../../domain/activity/declaration.ts';
import { declarationParts } from '../../domain/activity/declaration.ts';
import type { SingletonType } from '../../domain/activity/type.ts';
import { localDate, reportingYear } from '../../domain/period.ts';
import type { NamedUnit } from '../../domain/person.ts';
import { reportInHand } from '../../domain/report-year.ts';
import { scopeId } from '../../domain/scope.ts';
import { singletonId } from '../../domain/singleton.ts';
import type { DraftRow } from '../../store/database.ts';
import { editDraft, newDraft } from '../../store/draft.ts';
import type { Account } from '../account.ts';
import { useAccount } from '../account.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { unitKey, useUnit } from '../hooks/use-unit.ts';
import { UnitSelect } from '../parts/unit-select.tsx';
import { EntryForm } from './entry-form-body.tsx';
import { MissingScreen } from './missing.tsx';

/** A card carries over from the year before; a declaration begins empty. [D4] */
async function openOwn(
  { store, signedIn }: Account,
  type: SingletonType,
  unit: NamedUnit,
): Promise<DraftRow> {
  const today = localDate(store.environment.now());
  // What is declared belongs to the report in hand, after its cut-off too. [P4]
  const year = type === 'khai_bao' ? reportInHand(today, signedIn.calendar) : reportingYear(today);
  const into = scopeId(unit, year);
  const id = singletonId(type, into);
  const known = await editDraft(store, id);
  if (known) return known;
  const before = await store.db.view.get(singletonId(type, scopeId(unit, year - 1)));
  const values = type === 'the_dai' ? (before?.values ?? { technology: ['ip'], slots: [] }) : {};
  return { ...newDraft(store, type, values), id, into };
}

function useOwn(type: SingletonType, unit: NamedUnit | undefined) {
  const account = useAccount();
  return useDraft(unit ? unitKey(unit) : '', async () =>
    unit ? openOwn(account, type, unit) : null,
  );
}

export function StationScreen() {
  const { units, unit, choose } = useUnit();
  const { draft, again } = useOwn('the_dai', unit);
  const { route } = useLocation();
  if (draft === null) return <MissingScreen />;
  if (!draft) return <main id="main" class="screen" />;
  const done = () => route('/', true);
  return (
    <EntryForm key={draft.id} draft={draft} onDone={done} onAgain={again}>
      <UnitSelect units={units} unit={unit} onUnit={choose} />
    </EntryForm>
  );
}

function isPart(text: string | undefined): text is DeclarationPart {
  return declarationParts.some((part) => part === text);
}

/** One part of the yearly declaration; the others stay as they are. */
export function DeclarationPartScreen() {
  const { unit, to } = useUnit();
  const { draft, again } = useOwn('khai_bao', unit);
  const { route } = useLocation();
  const { part } = useRoute().params;
  if (draft === null || !isPart(part)) return <MissingScreen />;
  if (!draft) return <main id="main" class="screen" />;
  return (
    <EntryForm
      key={draft.id}
      draft={draft}
      part={part}
      onPart={(other) => route(to(`/khai-bao/${other}`), true)}
      onAgain={again}
      onDone={() => route(to('/khai-bao'), true)}
    />
  );
}
