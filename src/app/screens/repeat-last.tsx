// "Như lần trước": all of the last entry of this type but the day's own answers, in one tap. [A23]
import { useEffect, useState } from 'preact/hooks';
import { repeated } from '../../domain/activity/preset.ts';
import type { RecordType } from '../../domain/activity/type.ts';
import type { Values } from '../../domain/field.ts';
import { localDate, localTime } from '../../domain/period.ts';
import type { Entry } from '../../store/database.ts';
import { lastEntry } from '../../store/queries.ts';
import { useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { useAwaited } from '../parts/first-drawing.tsx';
import { tForm } from '../words/form-words.ts';
import { titleOf } from './entry-row.tsx';

interface RepeatLastProps {
  readonly type: RecordType;
  readonly onValues: (values: Values) => void;
}

export function RepeatLast({ type, onValues }: RepeatLastProps) {
  const { store } = useAccount();
  const [last, setLast] = useState<Entry | null>();
  useAwaited(last === undefined);
  useEffect(() => {
    let current = true;
    void lastEntry(store, type).then((found) => current && setLast(found ?? null));
    return () => {
      current = false;
    };
  }, [type]);
  if (!last) return null;
  const nowMs = store.environment.now();
  const now = { today: localDate(nowMs), time: localTime(nowMs) };
  return (
    <div class="repeat-last">
      <Button
        kind="secondary"
        icon="sync"
        onClick={() => onValues(repeated(type, last.values, now))}
      >
        {tForm('repeat.title', { title: titleOf(last) })}
      </Button>
    </div>
  );
}
