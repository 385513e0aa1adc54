// Đơn vị: the dated sets, one of them as a tree, the review tree apart from it, the map that led to it, a new set, [U2] [U3] [U6] [U7]
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { localDate } from '../../domain/period.ts';
import type { Units } from '../../protocol/units.ts';
import { useAccount } from '../account.ts';
import { useAnswer } from '../hooks/use-answer.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { saveFile } from '../parts/save-file.ts';
import { fullDate } from '../words/format.ts';
import { tUnit } from '../words/units-words.ts';
import { ReformImport } from './reform-import.tsx';
import { edgesCsv, mapCsv, unitsCsv } from './unit-csv.ts';
import { UnitEdges } from './unit-edges.tsx';
import { AreaTree, UnitTree } from './unit-tree.tsx';
import { UnitsFrame } from './units-frame.tsx';
import { readUnitSet, readUnits } from './units-province.ts';
import { Withdraw } from './withdraw.tsx';

export function UnitsScreen() {
  const { store, signedIn } = useAccount();
  const today = localDate(store.environment.now());
  const [picked, setPicked] = useState<string | null>(null);
  const { value: told, refusal, again } = useAnswer('units', readUnits);
  const inForce = told?.sets.findLast(({ validFrom }) => validFrom <= today);
  const shown = picked ?? inForce?.set ?? null;
  return (
    <UnitsFrame title="title" refusal={refusal}>
      {!told && !refusal && <p role="status">{tUnit('asking')}</p>}
      {told && (
        <>
          <p class="hint">{tUnit('text')}</p>
          <ul class="unit-sets">
            {[...told.sets]
              .reverse()
              .map(({ set, validFrom, validTo, legal, communes, districts }) => (
                <li key={set}>
                  <button
                    type="button"
                    class="card unit-set"
                    aria-pressed={set === shown}
                    onClick={() => setPicked(set)}
                  >
                    <span class="unit-set-head">
                      <b>{set}</b>
                      <span class={set === inForce?.set ? 'unit-mark unit-mark-now' : 'unit-mark'}>
                        {tUnit(
                          set === inForce?.set ? 'inForce' : validFrom > today ? 'coming' : 'over',
                        )}
                      </span>
                    </span>
                    <span class="num">
                      {validTo === null
                        ? tUnit('since', { from: fullDate(validFrom) })
                        : tUnit('fromTo', { from: fullDate(validFrom), to: fullDate(validTo) })}
                    </span>
                    <span class="num">
                      {districts > 0
                        ? tUnit('countsDistricts', { communes, districts })
                        : tUnit('counts', { communes })}
                    </span>
                    <span class="soft">{legal}</span>
                  </button>
                </li>
              ))}
          </ul>
          {shown && (
            <OneSet key={shown} set={shown} levels={told.levels}>
              {signedIn.role === 'province' && isComing(told.sets, shown, today) && (
                <Withdraw
                  set={shown}
                  onWithdrawn={() => {
                    setPicked(null);
                    again();
                  }}
                />
              )}
            </OneSet>
          )}
          {signedIn.role === 'province' && <ReformImport onBrought={again} />}
        </>
      )}
    </UnitsFrame>
  );
}

/** Only a set that was brought in can have its first day before it. */
function isComing(sets: Units['sets'], shown: string, today: string): boolean {
  return sets.some(({ set, validFrom }) => set === shown && validFrom > today);
}

interface OneSetProps {
  readonly set: string;
  readonly children: ComponentChildren;
  readonly levels: Readonly<Record<1 | 2 | 3, string>>;
}

function OneSet({ set, levels, children }: OneSetProps) {
  const { value, refusal } = useAnswer(set, () => readUnitSet(set));
  if (!value) return refusal ? null : <p role="status">{tUnit('asking')}</p>;
  const save = (what: string, text: string) =>
    saveFile(new File([text], `${what}-${set}.csv`, { type: 'text/csv' }));
  return (
    <section aria-labelledby="one-set">
      <h2 class="section" id="one-set">
        {tUnit('set', { set })}
      </h2>
      <div class="unit-tools">
        <Button kind="secondary" onClick={() => save('don-vi', unitsCsv(value))}>
          {tUnit('save.units')}
        </Button>
        {value.edges.length > 0 && (
          <Button kind="secondary" onClick={() => save('chuyen-tiep', edgesCsv(value))}>
            {tUnit('save.edges')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => save('mau-chuyen-tiep', mapCsv(value))}>
          {tUnit('save.map')}
        </Button>
        {children}
      </div>
      <UnitTree units={value.units} levels={levels} />
      <AreaTree areas={value.areas} />
      <UnitEdges edges={value.edges} legal={value.legal} />
      <p class="notice">
        <Icon name="book" />
        <span>{tUnit('neverRewritten')}</span>
      </p>
    </section>
  );
}
