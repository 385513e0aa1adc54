// The commune of an officer who has several; of one who has one, nothing.
import type { NamedUnit } from '../../domain/person.ts';
import { unitKey } from '../hooks/use-unit.ts';
import { t } from '../words/words.ts';

interface UnitSelectProps {
  readonly units: readonly NamedUnit[];
  readonly unit: NamedUnit | undefined;
  readonly onUnit: (unit: NamedUnit | undefined) => void;
}

export function UnitSelect({ units, unit, onUnit }: UnitSelectProps) {
  if (units.length < 2) return null;
  return (
    <label class="stack-label unit-select">
      {t('device.place')}
      <select
        class="text-input"
        value={unit && unitKey(unit)}
        onChange={({ currentTarget: { value } }) =>
          onUnit(units.find((one) => unitKey(one) === value))
        }
      >
        {units.map((one) => (
          <option key={unitKey(one)} value={unitKey(one)}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}
