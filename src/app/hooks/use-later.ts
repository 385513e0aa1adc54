// A part of a screen that comes in a chunk of its own; the screen stands without it.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useAwaited } from '../parts/first-drawing.tsx';

/** @param when false: not asked for yet */
export function useLater<P = object>(
  load: () => Promise<ComponentType<P>>,
  when = true,
): ComponentType<P> | null {
  const [part, setPart] = useState<{ readonly Part: ComponentType<P> | null } | null>(null);
  useEffect(() => {
    // Without a network and not yet precached: the screen stays as it is.
    if (when)
      void load().then(
        (Part) => setPart({ Part }),
        () => setPart({ Part: null }),
      );
  }, [when]);
  useAwaited(when && part === null);
  return part?.Part ?? null;
}
