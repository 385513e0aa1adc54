// What a sound set would move, before anybody lets it. [U6] [U8]
import type { ReformCheck } from '../../protocol/units.ts';
import { fullDate } from '../words/format.ts';
import { tUnit } from '../words/units-words.ts';

interface ReformMovesProps {
  readonly check: ReformCheck;
  readonly from: string;
}

export function ReformMoves({ check, from }: ReformMovesProps) {
  const { lastDay, alone, merged, divided, accounts, adrift, entries } = check;
  return (
    <div role="status">
      <h3>{tUnit('moves')}</h3>
      <ul class="unit-moves num">
        <li>{tUnit('moves.days', { last: fullDate(lastDay), from })}</li>
        <li>{tUnit('moves.alone', { n: alone })}</li>
        <li>{tUnit('moves.merged', { n: merged.length })}</li>
        <li>{tUnit('moves.divided', { n: divided.length })}</li>
        <li>{tUnit('moves.accounts', { n: accounts })}</li>
        <li>{tUnit('moves.entries', { n: entries })}</li>
      </ul>
      {merged.length > 0 && (
        <ul class="unit-edges">
          {merged.map(({ to, from: some }) => (
            <li key={to.unit}>
              <b>{to.name}</b>
              <span>
                {some.map(({ unit, name }) => (
                  <span key={unit} class="unit-from">
                    {name}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {divided.length > 0 && (
        <p>{tUnit('moves.dividedList', { names: divided.map(({ name }) => name).join(', ') })}</p>
      )}
      {adrift.length > 0 && <p>{tUnit('moves.adrift', { logins: adrift.join(', ') })}</p>}
    </div>
  );
}
