// What was decided last, and its taking back; while many are being saved, how far it has come and the way to stop.
import { useEffect } from 'preact/hooks';
import { useAccount } from '../account.ts';
import { useDeed } from '../hooks/use-deed.ts';
import { FailureLine } from '../parts/failure-line.tsx';
import { Strip } from '../parts/strip.tsx';
import { tReview } from '../words/review-words.ts';
import { t } from '../words/words.ts';
import { lastDone, recallDone, stopWorking, undoLast, working } from './decisions.ts';
import { useKeys } from './use-keys.ts';

export function UndoBar() {
  const { store } = useAccount();
  const { failure, act } = useDeed();
  const undo = () => void act(() => undoLast(store));
  useKeys({ u: undo });
  useEffect(() => void recallDone(store), [store]);
  const done = lastDone.value;
  const saving = working.value;
  if (saving) {
    const stop = { label: tReview('done.stop'), onAct: stopWorking };
    return <Strip kind="sending" text={tReview('done.working', { ...saving })} action={stop} />;
  }
  if (!done) return <FailureLine text={failure && t(failure)} />;
  const text = tReview(`done.${done.kind}`, { n: done.sights.length });
  return (
    <>
      <Strip kind="ok" text={text} action={{ label: tReview('done.undo'), onAct: undo }} />
      <FailureLine text={failure && t(failure)} />
    </>
  );
}
