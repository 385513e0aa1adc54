// A screen is shown when all of its parts have come, at once: nothing moves under a thumb that is already on its way.
// Its parts say by themselves what they wait for (`useAwaited`); a part that does not come holds nobody up for long.
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useLayoutEffect, useMemo, useState } from 'preact/hooks';

/** Longest wait: a chunk that neither comes nor fails must not hide the book. */
const patienceMs = 1_500;

type Hold = () => () => void;
const Awaiting = createContext<Hold | null>(null);

interface FirstDrawingProps {
  readonly children: ComponentChildren;
  /** What the screen itself waits for has come. */
  readonly ready?: boolean;
}

export function FirstDrawing({ children, ready = true }: FirstDrawingProps) {
  const [drawn, setDrawn] = useState(false);
  const hold = useMemo<Hold>(() => {
    let held = 0;
    return () => {
      held += 1;
      return () => {
        held -= 1;
        // Not at once: what has just come may itself have to wait for something.
        queueMicrotask(() => held === 0 && setDrawn(true));
      };
    };
  }, []);
  useLayoutEffect(() => {
    const patience = setTimeout(() => setDrawn(true), patienceMs);
    return () => clearTimeout(patience);
  }, []);
  useLayoutEffect(() => {
    const release = hold();
    if (ready) release();
    return ready ? undefined : release;
  }, [ready]);
  return (
    <Awaiting.Provider value={drawn ? null : hold}>
      <div class={drawn ? 'drawing' : 'drawing drawing-held'} aria-busy={!drawn}>
        {children}
      </div>
    </Awaiting.Provider>
  );
}

/** @param pending this part cannot be drawn yet */
export function useAwaited(pending: boolean): void {
  const hold = useContext(Awaiting);
  useLayoutEffect(() => (pending && hold ? hold() : undefined), [pending]);
}
