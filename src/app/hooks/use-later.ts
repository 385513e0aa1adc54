// A part of a screen that comes after the first drawing: nothing waits for it, and the screen stands without it.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** @param when false: not asked for yet */
export function useLater<P = object>(
  load: () => Promise<ComponentType<P>>,
  when = true,
): ComponentType<P> | null {
  const [part, setPart] = useState<{ readonly Part: ComponentType<P> } | null>(null);
  useEffect(() => {
    // Without a network and not yet precached: the screen stays as it is.
    if (when)
      void load().then(
        (Part) => setPart({ Part }),
        () => undefined,
      );
  }, [when]);
  return part?.Part ?? null;
}
