// A watched query as a value: undefined until the first answer, then always the newest.
import { useEffect, useState } from 'preact/hooks';
import type { Watch } from '../../store/queries.ts';
import { useAwaited } from '../parts/first-drawing.tsx';

/** @param key changes when another thing is to be watched */
export function useLive<T>(watch: () => Watch<T>, key: string): T | undefined {
  const [state, setState] = useState<{ readonly key: string; readonly value: T } | null>(null);
  useEffect(() => {
    const subscription = watch()(
      (value) => setState({ key, value }),
      (error) => reportError(error),
    );
    return () => subscription.unsubscribe();
  }, [key]);
  useAwaited(state === null);
  return state?.key === key ? state.value : undefined;
}
