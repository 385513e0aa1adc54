// Where one account answers: communes of an officer, the area of a reviewer. Nothing is sent before "Lưu địa bàn". [R7]
import { useState } from 'preact/hooks';
import type { NamedUnit } from '../../domain/person.ts';
import { sameUnit } from '../../domain/unit.ts';
import type { OneAccount } from '../../protocol/account.ts';
import type { Accounts, Places } from '../../protocol/session.ts';
import { Button } from '../parts/button.tsx';
import { changePlaces } from '../province.ts';
import { RefusalLine, useSending } from '../sending.tsx';
import { tAccounts } from '../words/accounts-words.ts';
import { t } from '../words/words.ts';

type Account = Accounts['accounts'][number];

type Place = OneAccount['places'][number];

interface AccountPlacesProps {
  readonly account: Account;
  /** With their days, also those to come. */
  readonly places: readonly Place[];
  readonly listed: Accounts;
  readonly onChanged: () => void;
}

/** Absent for the province and the administrator, who have no places. */
export function AccountPlaces({ account, places, listed, onChanged }: AccountPlacesProps) {
  const [open, setOpen] = useState(false);
  if (account.role !== 'officer' && account.role !== 'reviewer') return null;
  if (!open)
    return (
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {tAccounts('places.change')}
      </Button>
    );
  const done = () => {
    setOpen(false);
    onChanged();
  };
  return (
    <PlacesForm
      account={account}
      places={places}
      listed={listed}
      onChanged={done}
      onLeave={() => setOpen(false)}
    />
  );
}

interface PlacesFormProps extends AccountPlacesProps {
  readonly onLeave: () => void;
}

function PlacesForm({ account, places: before, listed, onChanged, onLeave }: PlacesFormProps) {
  const [units, setUnits] = useState<readonly Place[]>(before);
  const [area, setArea] = useState(account.area ?? '');
  const { refusal, working, send } = useSending();
  const isReviewer = account.role === 'reviewer';
  async function save(): Promise<void> {
    const bare = units.map(({ set, code, from, to }) => ({
      set,
      code,
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    }));
    const places: Places = isReviewer && area ? { area, units: [] } : { units: bare };
    if (await send(() => changePlaces(account.id, places))) onChanged();
  }
  return (
    <form
      class="stack"
      aria-label={tAccounts('places.title', { login: account.login })}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {isReviewer && (
        <label class="stack-label">
          {tAccounts('places.area')}
          <select
            class="text-input"
            value={area}
            onChange={(event) => setArea(event.currentTarget.value)}
          >
            <option value="">{tAccounts('places.noArea')}</option>
            {listed.areas.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {(!isReviewer || !area) && (
        <Communes units={units} all={listed.communes} onChange={setUnits} />
      )}
      <p class="hint">{tAccounts('places.text')}</p>
      <RefusalLine refusal={refusal} />
      <Button kind="primary" type="submit" disabled={working}>
        {tAccounts('places.save')}
      </Button>
      <Button kind="quiet" onClick={onLeave}>
        {t('common.cancel')}
      </Button>
    </form>
  );
}

interface CommunesProps {
  readonly units: readonly Place[];
  readonly all: readonly NamedUnit[];
  readonly onChange: (units: readonly Place[]) => void;
}

function Communes({ units, all, onChange }: CommunesProps) {
  const free = all.filter((one) => !units.some((own) => sameUnit(own, one)));
  const give = (key: string) => {
    const found = free.find((one) => keyOf(one) === key);
    if (found) onChange([...units, found]);
  };
  return (
    <>
      {units.length === 0 && <p>{tAccounts('places.none')}</p>}
      {units.map((unit) => (
        <PlaceDays
          key={keyOf(unit)}
          place={unit}
          onDays={(days) => {
            const { set, code, name } = unit;
            onChange(units.map((one) => (one === unit ? { set, code, name, ...days } : one)));
          }}
          onTake={() => onChange(units.filter((one) => one !== unit))}
        />
      ))}
      <label class="stack-label">
        {tAccounts('places.give')}
        <select class="text-input" value="" onChange={(event) => give(event.currentTarget.value)}>
          <option value="">–</option>
          {free.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

interface PlaceDaysProps {
  readonly place: Place;
  readonly onDays: (days: { readonly from?: string; readonly to?: string }) => void;
  readonly onTake: () => void;
}

/** A substitute has a last day; who comes later has a first one. [I3] */
function PlaceDays({ place, onDays, onTake }: PlaceDaysProps) {
  const { name, from, to } = place;
  const days = (next: { readonly from?: string | undefined; readonly to?: string | undefined }) =>
    onDays({ ...(next.from ? { from: next.from } : {}), ...(next.to ? { to: next.to } : {}) });
  return (
    <fieldset class="account-place">
      <legend>{name}</legend>
      <div class="account-days">
        <label class="stack-label">
          {tAccounts('term.from')}
          <input
            class="text-input"
            type="date"
            value={from ?? ''}
            onChange={(event) => days({ from: event.currentTarget.value, to })}
          />
        </label>
        <label class="stack-label">
          {tAccounts('term.to')}
          <input
            class="text-input"
            type="date"
            value={to ?? ''}
            onChange={(event) => days({ from, to: event.currentTarget.value })}
          />
        </label>
      </div>
      <Button kind="secondary" onClick={onTake}>
        {tAccounts('places.take', { name })}
      </Button>
    </fieldset>
  );
}

function keyOf({ set, code }: NamedUnit): string {
  return `${set}.${code}`;
}
