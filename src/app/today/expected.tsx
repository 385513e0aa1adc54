// What the timetable expects and the book does not have: "Đã phát" shows what would be saved, the next tap saves it.
// Comes after the first drawing; what knows of forms comes with the panel, fetched while the officer reads.
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Values } from '../../domain/field.ts';
import { localDate, localTime, reportingYear } from '../../domain/period.ts';
import type { NamedUnit } from '../../domain/person.ts';
import { isOfUnit } from '../../domain/scope.ts';
import type { Proposal } from '../../domain/timetable.ts';
import { cardOf, proposalKey, proposals } from '../../domain/timetable.ts';
import { sameUnit } from '../../domain/unit.ts';
import type { Entry } from '../../store/database.ts';
import type { Expected } from '../../store/timetable.ts';
import { skip } from '../../store/timetable.ts';
import { useAccount } from '../account.ts';
import { useDeed } from '../hooks/use-deed.ts';
import { aboutUnit, unitKey } from '../hooks/use-unit.ts';
import { Button } from '../parts/button.tsx';
import { FailureLine } from '../parts/failure-line.tsx';
import { Icon } from '../parts/icon.tsx';
import { dayHeading } from '../words/format.ts';
import { tToday } from '../words/today-words.ts';
import { t } from '../words/words.ts';
import type { AiringPanelProps } from './airing-panel.tsx';

interface Due {
  readonly key: string;
  readonly proposal: Proposal;
  readonly card: Entry;
  readonly unit: NamedUnit;
  /** The slot's last broadcast, or the commune's. */
  readonly last: Values | undefined;
}

/** What is due in each commune of the account and was not waved away. */
export function dueIn(
  expected: Expected,
  units: readonly NamedUnit[],
  nowMs: number,
): readonly Due[] {
  if (expected.cards.length === 0) return [];
  return units
    .flatMap((unit) => dueOf(expected, unit, nowMs))
    .filter(({ key }) => !expected.skipped.includes(key))
    .filter((due) => !isTold(due, expected));
}

/** The platform tells of the same airing, and of more: asked once. [Q5] */
function isTold({ unit, proposal: { date, slot } }: Due, { airings }: Expected): boolean {
  return airings.some(
    (airing) => airing.date === date && airing.start === slot.start && sameUnit(airing.unit, unit),
  );
}

function dueOf(expected: Expected, unit: NamedUnit, nowMs: number): readonly Due[] {
  const today = localDate(nowMs);
  const card = cardOf(expected.cards, unit, reportingYear(today));
  if (!card) return [];
  const own = expected.broadcasts.filter(({ scope }) => isOfUnit(scope, unit));
  const logged = own.map((entry) => entry.values);
  return proposals(card.values, logged, { today, time: localTime(nowMs) }).map((proposal) => {
    const last = logged.find(({ start }) => start === proposal.slot.start) ?? logged[0];
    return { key: proposalKey(unit, proposal), proposal, card, unit, last };
  });
}

/** What knows of forms: fetched while the officer reads, and not waited for. */
const panel = signal<ComponentType<AiringPanelProps> | null>(null);

async function fetchPanel(): Promise<void> {
  if (panel.value) return;
  // Not kept yet and no network: the large button does the same by hand.
  const chunk = await import('./airing-panel.tsx').catch(() => null);
  if (chunk) panel.value = chunk.AiringPanel;
}

type How = 'aired' | 'trouble';

/** One at a time on the whole screen: their fields have the same names. */
const opened = signal<{ readonly key: string; readonly how: How } | null>(null);
/** What the last tap did, said until the screen is left. */
const told = signal<'saved' | 'skipped' | null>(null);

/** The newest airing that is not in the book, above the buttons. */
export function NextAiring({ due }: { readonly due: Due | undefined }) {
  useEffect(() => {
    opened.value = null;
    told.value = null;
  }, []);
  return (
    <>
      {told.value && (
        <p class={`airing-told airing-${told.value}`} role="status">
          <Icon name={told.value === 'saved' ? 'ok' : 'close'} />
          {told.value === 'saved' ? t('status.saved') : tToday('skipped')}
        </p>
      )}
      {due && (
        <section class="card airings" aria-label={tToday('airings')}>
          <Airing key={due.key} due={due} />
        </section>
      )}
    </>
  );
}

/** What was missed before it, folded below them. */
export function EarlierAirings({ due }: { readonly due: readonly Due[] }) {
  if (due.length === 0) return null;
  return (
    <details class="card airings airings-missed">
      <summary>{tToday('missed', { n: due.length })}</summary>
      {due.map((one) => (
        <Airing key={one.key} due={one} />
      ))}
    </details>
  );
}

interface WithoutCardProps {
  readonly cards: readonly Entry[];
  readonly units: readonly NamedUnit[];
  readonly today: string;
}

/** Each commune of the account whose station has no card yet: what a timetable would spare. */
export function WithoutCard({ cards, units, today }: WithoutCardProps) {
  const year = reportingYear(today);
  return units
    .filter((unit) => !cardOf(cards, unit, year))
    .map((unit) => (
      <a key={unitKey(unit)} class="other-types" href={aboutUnit('/the-dai', unit, units)}>
        <Icon name="station" />
        <span>
          {tToday('setTimetable')}
          {units.length > 1 && ` · ${unit.name}`}
        </span>
      </a>
    ));
}

function Airing({ due }: { readonly due: Due }) {
  const { store, signedIn } = useAccount();
  const { failure, act } = useDeed();
  const Panel = panel.value;
  useEffect(() => {
    void fetchPanel();
  }, []);
  const { key, proposal, unit } = due;
  const { date, slot } = proposal;
  const today = localDate(store.environment.now());
  const where = signedIn.units.length > 1 ? ` · ${unit.name}` : '';
  const how = opened.value?.key === key ? opened.value.how : null;
  const leave = async () => {
    // It makes no record, and takes the proposal off this phone alone: that is said. [T4]
    if (await act(() => skip(store, key))) told.value = 'skipped';
  };
  const open = (next: How) => {
    opened.value = { key, how: next };
  };
  return (
    <div class="airing">
      <p class="airing-when num">
        <b>{slot.start}</b> · {dayHeading(date, today)} ·{' '}
        {t('summary.minutes', { n: slot.minutes })}
        {where}
      </p>
      {how && Panel ? (
        <Panel
          {...due}
          trouble={how === 'trouble'}
          onClose={() => {
            opened.value = null;
          }}
          onSaved={() => {
            told.value = 'saved';
          }}
        />
      ) : (
        <div class="airing-deeds">
          <Button kind="primary" onClick={() => open('aired')}>
            {tToday('aired')}
          </Button>
          <Button kind="secondary" onClick={() => open('trouble')}>
            {tToday('trouble')}
          </Button>
          <Button kind="quiet" onClick={() => void leave()}>
            {tToday('notAired')}
          </Button>
          <FailureLine text={failure && t(failure)} />
        </div>
      )}
    </div>
  );
}
