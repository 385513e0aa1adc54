// A new set: two files and three answers, a trial that shows what would move, and only then "Đưa vào áp dụng". [U6] [U7]
import { useState } from 'preact/hooks';
import type { ReformCheck, ReformFiles } from '../../protocol/units.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { fullDate } from '../words/format.ts';
import { tUnit } from '../words/units-words.ts';
import { ReformFaults } from './reform-faults.tsx';
import { ReformMoves } from './reform-moves.tsx';
import type { ReadFiles } from './unit-file.ts';
import { readMap, readUnits } from './unit-file.ts';
import { bringReform, checkReform } from './units-province.ts';

interface Trial {
  readonly files: ReformFiles;
  readonly read: ReadFiles;
  /** Null while the files themselves have faults. */
  readonly check: ReformCheck | null;
}

export function ReformImport({ onBrought }: { readonly onBrought: () => void }) {
  const [trial, setTrial] = useState<Trial | null>(null);
  const [asking, setAsking] = useState(false);
  const [brought, setBrought] = useState<string | null>(null);
  const { refusal, working, send } = useSending();

  async function look(form: HTMLFormElement): Promise<void> {
    setTrial(null);
    setBrought(null);
    const { files, read } = await filesOf(new FormData(form));
    if (read.units.faults.length + read.map.faults.length > 0) {
      setTrial({ files, read, check: null });
      return;
    }
    await send(async () => {
      const answer = await checkReform(files);
      if (answer.ok) setTrial({ files, read, check: answer.value });
      return answer;
    });
  }

  async function bring({ files }: Trial): Promise<void> {
    setAsking(false);
    if (!(await send(() => bringReform(files)))) return;
    setTrial(null);
    setBrought(files.set.meta.set);
    onBrought();
  }

  const sound = trial?.check?.faults.length === 0 ? trial.check : null;
  const from = fullDate(trial?.files.set.meta.validFrom ?? '');
  return (
    <section aria-labelledby="reform">
      <h2 class="section" id="reform">
        {tUnit('reform')}
      </h2>
      <form
        class="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          void look(event.currentTarget);
        }}
        onInput={() => setTrial(null)}
      >
        <p class="hint">{tUnit('reformText')}</p>
        <Inputs />
        <Button kind="secondary" type="submit" disabled={working}>
          {tUnit('look')}
        </Button>
        <p role="status">{brought && tUnit('brought', { set: brought })}</p>
        <RefusalLine refusal={refusal} />
      </form>
      {trial && <ReformFaults read={trial.read} faults={trial.check?.faults ?? []} />}
      {trial && sound && (
        <div class="card stack">
          <ReformMoves check={sound} from={from} />
          <Button kind="primary" disabled={working} onClick={() => setAsking(true)}>
            {tUnit('bring', { from })}
          </Button>
        </div>
      )}
      <Dialog open={asking} title={tUnit('bring', { from })} onClose={() => setAsking(false)}>
        <p>{tUnit('bringText', { set: trial?.files.set.meta.set ?? '', from })}</p>
        <div class="dialog-actions">
          <Button kind="quiet" onClick={() => setAsking(false)}>
            {tUnit('notYet')}
          </Button>
          <Button kind="primary" onClick={() => trial && void bring(trial)}>
            {tUnit('bringYes')}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}

function Inputs() {
  return (
    <>
      <label class="stack-label">
        {tUnit('reform.set')}
        <input
          class="text-input"
          name="set"
          required
          pattern="[A-Za-z0-9]{2,12}"
          title={tUnit('reform.setHint')}
          autocomplete="off"
        />
        <span class="hint">{tUnit('reform.setHint')}</span>
      </label>
      <label class="stack-label">
        {tUnit('reform.from')}
        <input class="text-input" type="date" name="from" required />
      </label>
      <label class="stack-label">
        {tUnit('reform.legal')}
        <input class="text-input" name="legal" required maxLength={300} />
      </label>
      <label class="stack-label">
        {tUnit('reform.units')}
        <input class="text-input" type="file" name="units" accept=".csv,text/csv" required />
        <span class="hint">{tUnit('reform.unitsHint')}</span>
      </label>
      <label class="stack-label">
        {tUnit('reform.map')}
        <input class="text-input" type="file" name="map" accept=".csv,text/csv" required />
        <span class="hint">{tUnit('reform.mapHint')}</span>
      </label>
    </>
  );
}

async function filesOf(
  data: FormData,
): Promise<{ readonly files: ReformFiles; readonly read: ReadFiles }> {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const bytes = async (name: string) => {
    const file = data.get(name);
    return file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  };
  const [units, map] = [readUnits(await bytes('units')), readMap(await bytes('map'))];
  const meta = { set: text('set'), validFrom: text('from'), validTo: null };
  return {
    read: { units, map },
    files: {
      set: { meta, units: [...units.rows] },
      map: { meta: { legal: text('legal') }, edges: [...map.rows] },
    },
  };
}
