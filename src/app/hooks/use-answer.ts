// An answer of the province that a screen stands on: asked when the question changes, and again when told to.
import { useEffect, useState } from 'preact/hooks';
import type { Result } from '../../domain/result.ts';
import type { Refusal } from '../province.ts';

interface Answer<T> {
  /** The last one that came; it stays while the next is on its way. */
  readonly value: T | null;
  readonly refusal: Refusal | null;
  readonly again: () => void;
}

export function useAnswer<T>(
  question: string,
  askFor: () => Promise<Result<T, Refusal>>,
): Answer<T> {
  const [value, setValue] = useState<T | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let over = false;
    void askFor().then((answer) => {
      if (over) return;
      if (answer.ok) setValue(answer.value);
      setRefusal(answer.ok ? null : answer.error);
    });
    return () => {
      over = true;
    };
  }, [question, times]);
  return { value, refusal, again: () => setTimes(times + 1) };
}
