// How far a build is, in communes, and the way to stop it.
import type { BuildState } from '../../protocol/report.ts';
import { Button } from '../parts/button.tsx';
import { tReport } from '../words/report-words.ts';

interface BuildingProps {
  readonly build: BuildState;
  readonly onStop: () => void;
}

export function Building({ build: { done, of }, onStop }: BuildingProps) {
  const text = tReport('building', { done, of });
  return (
    <section class="report-building">
      <p role="status" class="num">
        {text}
      </p>
      <progress max={Math.max(1, of)} value={done} aria-label={tReport('buildingLabel')} />
      <Button kind="secondary" onClick={onStop}>
        {tReport('stop')}
      </Button>
    </section>
  );
}
