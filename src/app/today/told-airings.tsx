// "Theo nhật ký hệ thống loa": what a platform says was on air and the book does not have. All it would say is shown; one
// tap makes it the officer's own entry, the same one on every phone. [Q1] [Q4] [Q5]
import { useLocation } from 'preact-iso';
import { checkActivity } from '../../domain/activity/activity.ts';
import { airingValues } from '../../domain/activity/airing.ts';
import type { Airing } from '../../domain/airing-log/airing.ts';
import type { Values } from '../../domain/field.ts';
import { localDate, reportingYear } from '../../domain/period.ts';
import type { NamedUnit } from '../../domain/person.ts';
import { isOfUnit, scopeId } from '../../domain/scope.ts';
import { cardOf, toldProposal } from '../../domain/timetable.ts';
import { sameUnit } from '../../domain/unit.ts';
import { refuseAiring } from '../../store/airings.ts';
import { keepDraft, newDraft } from '../../store/draft.ts';
import { saveNew } from '../../store/save.ts';
import type { Expected } from '../../store/timetable.ts';
import { useAccount } from '../account.ts';
import { useDeed } from '../hooks/use-deed.ts';
import { Button } from '../parts/button.tsx';
import { FailureLine } from '../parts/failure-line.tsx';
import { dayHeading } from '../words/format.ts';
import { tToday } from '../words/today-words.ts';
import { t } from '../words/words.ts';
import { Said } from './said.tsx';

export interface ToldAiringsProps {
  readonly expected: Expected;
  readonly units: readonly NamedUnit[];
}

/** Shown at once; the others wait folded. */
const shownMost = 1;

export function ToldAirings({ expected, units }: ToldAiringsProps) {
  const own = expected.airings.filter(({ unit }) => units.some((one) => sameUnit(one, unit)));
  if (own.length === 0) return null;
  const ordered = own.toSorted((a, b) => (whenOf(a) > whenOf(b) ? -1 : 1));
  const line = (airing: Airing) => (
    <ToldAiring key={airing.id} airing={airing} expected={expected} units={units} />
  );
  const rest = ordered.slice(shownMost);
  return (
    <section class="card airings" aria-label={tToday('told')}>
      {ordered.slice(0, shownMost).map(line)}
      {rest.length > 0 && (
        <details class="airings-missed">
          <summary>{tToday('told.more', { n: rest.length })}</summary>
          {rest.map(line)}
        </details>
      )}
    </section>
  );
}

const whenOf = ({ date, start }: Airing) => `${date} ${start}`;

/** The card's and the last broadcast's answers, with the platform's own before them. */
function valuesOf(airing: Airing, { cards, broadcasts }: Expected): Values {
  const { unit, start, title } = airing;
  const card = cardOf(cards, unit, reportingYear(airing.date))?.values ?? {};
  const logged = broadcasts.filter(({ scope }) => isOfUnit(scope, unit));
  const last = (logged.find(({ values }) => values.start === start) ?? logged[0])?.values;
  const values = airingValues(toldProposal(card, airing), card, last);
  return title === undefined ? values : { ...values, title };
}

interface ToldAiringProps extends ToldAiringsProps {
  readonly airing: Airing;
}

function ToldAiring({ airing, expected, units }: ToldAiringProps) {
  const { store } = useAccount();
  const { route } = useLocation();
  const { failure, act } = useDeed();
  const { id, unit, date, start, minutes, title } = airing;
  const today = localDate(store.environment.now());
  const year = reportingYear(date);
  const scope = scopeId(unit, year);
  const values = valuesOf(airing, expected);
  const whole = checkActivity('phat_thanh', values, { today, year }).errors.length === 0;
  const where = units.length > 1 ? ` · ${units.find((one) => sameUnit(one, unit))?.name}` : '';
  const confirm = () => act(() => saveNew(store, { rec: id, scope, type: 'phat_thanh', values }));
  const change = async () => {
    const draft = { ...newDraft(store, 'phat_thanh', values), id, into: scope };
    if (await act(() => keepDraft(store, draft, values))) route(`/ghi/phat_thanh/${id}`);
  };
  return (
    <div class="airing">
      <p class="airing-when num">
        {tToday('told.by')} <b>{start}</b> · {dayHeading(date, today)} ·{' '}
        {t('summary.minutes', { n: minutes })}
        {where}
      </p>
      {whole && <Said values={values} />}
      {!whole && title !== undefined && <b>{title}</b>}
      <div class="airing-deeds">
        {whole && (
          <Button kind="primary" onClick={() => void confirm()}>
            {tToday('told.right')}
          </Button>
        )}
        <Button kind={whole ? 'secondary' : 'primary'} onClick={() => void change()}>
          {tToday(whole ? 'airing.change' : 'told.complete')}
        </Button>
        <Button kind="quiet" onClick={() => void act(() => refuseAiring(store, id))}>
          {tToday('told.wrong')}
        </Button>
        <FailureLine text={failure && t(failure)} />
      </div>
    </div>
  );
}
