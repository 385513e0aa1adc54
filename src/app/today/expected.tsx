// What the timetable expects and the book does not have: "Đã phát" shows what would be saved, the next tap saves it.
// Comes after the first drawing; what knows of forms comes with the panel, fetched while the officer reads.
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { Values } from '../../domain/field.ts';
import { localDate, localTime, reportingYear } from '../../domain/period.ts';
import type { NamedUnit } from '../../domain/person.ts';
import { parseScope } from '../../domain/scope.ts';
import type { Proposal } from '../../domain/timetable.ts';
import { cardOf, proposalKey, proposals } from '../../domain/timetable.ts';
import { sameUnit } from '../../domain/unit.ts';
import type { Entry } from '../../store/database.ts';
import type { Expected } from '../../store/timetable.ts';
import { skip, watchExpected } from '../../store/timetable.ts';
import { useAccount } from '../account.ts';
import { useLater } from '../hooks/use-later.ts';
import { useLive } from '../hooks/use-live.ts';
import { Button } from '../parts/button.tsx';
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

function dueIn(expected: Expected, unit: NamedUnit, nowMs: number): readonly Due[] {
  const today = localDate(nowMs);
  const card = cardOf(expected.cards, unit, reportingYear(today));
  if (!card) return [];
  const own = expected.broadcasts.filter(({ scope }) => {
    const of = parseScope(scope)?.unit;
    return of !== undefined && sameUnit(of, unit);
  });
  const logged = own.map((entry) => entry.values);
  return proposals(card.values, logged, { today, time: localTime(nowMs) }).map((proposal) => {
    const last = logged.find(({ start }) => start === proposal.slot.start) ?? logged[0];
    return { key: proposalKey(unit, proposal), proposal, card, unit, last };
  });
}

export function Airings() {
  const { store } = useAccount();
  const today = localDate(store.environment.now());
  const expected = useLive(() => watchExpected(store, today), `${store.db.name} ${today}`);
  if (!expected) return null;
  return expected.cards.length > 0 ? <DueAirings expected={expected} /> : <SetTimetable />;
}

/** Without a timetable the day's airings are typed by hand: say what would spare it. */
function SetTimetable() {
  return (
    <a class="card airings-none" href="/the-dai">
      <Icon name="station" />
      <span>{tToday('setTimetable')}</span>
    </a>
  );
}

function DueAirings({ expected }: { readonly expected: Expected }) {
  const { store, signedIn } = useAccount();
  const nowMs = store.environment.now();
  const due = signedIn.units
    .flatMap((unit) => dueIn(expected, unit, nowMs))
    .filter(({ key }) => !expected.skipped.includes(key));
  // Not kept yet and no network: the large button below does the same by hand.
  const Panel = useLater<AiringPanelProps>(() =>
    import('./airing-panel.tsx').then((m) => m.AiringPanel),
  );
  const [saved, setSaved] = useState(false);
  // One at a time: their fields have the same names.
  const [open, setOpen] = useState<Opened | null>(null);
  const [first, ...others] = due;
  const shown = (one: Due) => (
    <Airing
      key={one.key}
      due={one}
      Panel={Panel}
      open={open?.key === one.key ? open.how : null}
      onOpen={(how) => setOpen(how && { key: one.key, how })}
      onSaved={() => setSaved(true)}
    />
  );
  return (
    <>
      {saved && (
        <p class="airing-saved" role="status">
          <Icon name="ok" />
          {t('status.saved')}
        </p>
      )}
      {first && (
        <section class="card airings" aria-label={tToday('airings')}>
          {shown(first)}
          {others.length > 0 && (
            <details class="airings-missed">
              <summary>{tToday('missed', { n: others.length })}</summary>
              {others.map(shown)}
            </details>
          )}
        </section>
      )}
    </>
  );
}

type Panel = ComponentType<AiringPanelProps>;

type How = 'aired' | 'trouble';

interface Opened {
  readonly key: string;
  readonly how: How;
}

interface AiringProps {
  readonly due: Due;
  readonly Panel: Panel | null;
  readonly open: How | null;
  readonly onOpen: (how: How | null) => void;
  readonly onSaved: () => void;
}

function Airing({ due, Panel, open, onOpen, onSaved }: AiringProps) {
  const { store, signedIn } = useAccount();
  const { key, proposal, unit } = due;
  const { date, slot } = proposal;
  const today = localDate(store.environment.now());
  const where = signedIn.units.length > 1 ? ` · ${unit.name}` : '';
  return (
    <div class="airing">
      <p class="airing-when num">
        <b>{slot.start}</b> · {dayHeading(date, today)} ·{' '}
        {t('summary.minutes', { n: slot.minutes })}
        {where}
      </p>
      {open && Panel ? (
        <Panel
          {...due}
          trouble={open === 'trouble'}
          onClose={() => onOpen(null)}
          onSaved={onSaved}
        />
      ) : (
        <div class="airing-deeds">
          <Button kind="primary" onClick={() => onOpen('aired')}>
            {tToday('aired')}
          </Button>
          <Button kind="secondary" onClick={() => onOpen('trouble')}>
            {tToday('trouble')}
          </Button>
          <Button kind="quiet" onClick={() => void skip(store, key)}>
            {tToday('notAired')}
          </Button>
        </div>
      )}
    </div>
  );
}
