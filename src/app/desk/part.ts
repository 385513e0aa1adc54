// What the person at this desk does here: approve, check what another approves, or only read. [R3] [R4] [V14]
import type { Steps } from '../../domain/step.ts';
import { isLastStep, stepOf } from '../../domain/step.ts';
import { watchSteps } from '../../store/steps.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';

export interface Part {
  readonly steps: Steps;
  /** What his "a" says of a record; null: he reads. */
  readonly says: 'approved' | 'checked' | null;
  /** The list that waits for him. */
  readonly own: 'submitted' | 'checked' | 'all';
}

/** Until it is known how many steps there are he reads. */
export function usePart(): Part {
  const { store, signedIn } = useAccount();
  const known = useLive(() => watchSteps(store), store.db.name);
  const steps = known ?? 1;
  const step = known && stepOf(signedIn.role, steps);
  if (!step) return { steps, says: null, own: 'all' };
  const says = isLastStep(signedIn.role, steps) ? 'approved' : 'checked';
  return { steps, says, own: step === 2 ? 'checked' : 'submitted' };
}
