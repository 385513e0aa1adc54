// A form that needs the network: one sending at a time, and the refusal in words.
import { useState } from 'preact/hooks';
import type { Result } from '../domain/result.ts';
import { Icon } from './parts/icon.tsx';
import type { Refusal } from './province.ts';
import { tProblem } from './words/problem-words.ts';
import type { WordKey } from './words/words.ts';
import { t } from './words/words.ts';

export function useSending() {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [working, setWorking] = useState(false);
  /** @returns true when the province agreed; then `onDone` has been told what it said */
  async function send<T>(
    deed: () => Promise<Result<T, Refusal>>,
    onDone?: (said: T) => void,
  ): Promise<boolean> {
    setWorking(true);
    setRefusal(null);
    const answer = await deed();
    setWorking(false);
    if (answer.ok) onDone?.(answer.value);
    else setRefusal(answer.error);
    return answer.ok;
  }
  return { refusal, working, send };
}

function refusalText(refusal: Refusal, offline: WordKey): string {
  if (refusal === 'no-network') return t(offline);
  const { title, todo, code } = tProblem({ type: refusal });
  return `${title} ${todo} (${code})`;
}

interface RefusalLineProps {
  readonly refusal: Refusal | null;
  /** What to say when there is no network. */
  readonly offline?: WordKey;
}

export function RefusalLine({ refusal, offline = 'offline.text' }: RefusalLineProps) {
  if (!refusal) return null;
  return (
    <p class="refusal" role="alert">
      <Icon name="warn" />
      <span>{refusalText(refusal, offline)}</span>
    </p>
  );
}
