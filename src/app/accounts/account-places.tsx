// Where one account answers: communes of an officer, the area of a reviewer. Nothing is sent before "Lưu địa bàn". [R7]
import { useState } from 'preact/hooks';
import type { NamedUnit } from '../../domain/person.ts';
import { sameUnit } from '../../domain/unit.ts';
import type { Accounts, Places } from '../../protocol/session.ts';
import { Button } from '../parts/button.tsx';
import { changePlaces } from '../province.ts';
import { RefusalLine, useSending } from '../sending.tsx';
import { tAccounts } from '../words/accounts-words.ts';
import { t } from '../words/words.ts';

type Account = Accounts['accounts'][number];

interface AccountPlacesProps {
  readonly account: Account;
  readonly listed: Accounts;
  readonly onChanged: () => void;
}

/** Absent for the province and the administrator, who have no places. */
export function AccountPlaces({ account, listed, onChanged }: AccountPlacesProps) {
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
    <PlacesForm account={account} listed={listed} onChanged={done} onLeave={() => setOpen(false)} />
  );
}

interface PlacesFormProps extends AccountPlacesProps {
  readonly onLeave: () => void;
}

function PlacesForm({ account, listed, onChanged, onLeave }: PlacesFormProps) {
  const [units, setUnits] = useState<readonly NamedUnit[]>(account.units ?? []);
  const [area, setArea] = useState(account.area ?? '');
  const { refusal, working, send } = useSending();
  const isReviewer = account.role === 'reviewer';
  async function save(): Promise<void> {
    const bare = units.map(({ set, code }) => ({ set, code }));
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
  readonly units: readonly NamedUnit[];
  readonly all: readonly NamedUnit[];
  readonly onChange: (units: readonly NamedUnit[]) => void;
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
        <Button
          key={keyOf(unit)}
          kind="secondary"
          onClick={() => onChange(units.filter((one) => !sameUnit(one, unit)))}
        >
          {tAccounts('places.take', { name: unit.name })}
        </Button>
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

function keyOf({ set, code }: NamedUnit): string {
  return `${set}.${code}`;
}
