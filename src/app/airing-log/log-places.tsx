// Names the province cannot place alone: divided, doubtful or unknown. A person's word settles each, and is remembered. [Q3]
import { fold } from '../../domain/text.ts';
import type { Platforms } from '../../protocol/airings.ts';
import { tLog } from '../words/airing-log-words.ts';
import type { Told } from './log-province.ts';

type Places = Readonly<Record<string, string>>;

interface LogPlacesProps {
  /** Each name with what the province said of its lines. */
  readonly open: ReadonlyMap<string, readonly Told[]>;
  readonly units: Platforms['units'];
  readonly places: Places;
  readonly onPlaces: (places: Places) => void;
}

export function LogPlaces({ open, units, places, onPlaces }: LogPlacesProps) {
  if (open.size === 0) return null;
  return (
    <fieldset class="card airing-log-places">
      <legend class="section">{tLog('places')}</legend>
      {[...open].map(([place, lines]) => (
        <label key={place} class="stack-label">
          <span>{tLog(`place.${wordOf(lines[0])}`, { place, n: lines.length })}</span>
          <select
            class="text-input"
            value={places[fold(place)] ?? ''}
            onChange={({ currentTarget: { value } }) => {
              if (value !== '') onPlaces({ ...places, [fold(place)]: value });
            }}
          >
            <option value="">{tLog('place.ask')}</option>
            {(lines[0]?.units ?? units).map(({ unit, name }) => (
              <option key={unit} value={unit}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

function wordOf(told: Told | undefined): 'unknown' | 'divided' | 'ambiguous' {
  const { verdict } = told ?? {};
  return verdict === 'divided' || verdict === 'ambiguous' ? verdict : 'unknown';
}
