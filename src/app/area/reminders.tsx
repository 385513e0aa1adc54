// What to remind the shown communes of, as text a person pastes into Zalo. Nothing is sent from here. [H4]
import { useState } from 'preact/hooks';
import type { Matrix } from '../../protocol/matrix.ts';
import { Button } from '../parts/button.tsx';
import { tArea } from '../words/area-words.ts';
import { fullDate } from '../words/format.ts';
import type { AreaLine } from './area-lines.ts';
import { reminderLine } from './area-lines.ts';

interface RemindersProps {
  readonly lines: readonly AreaLine[];
  readonly by: Matrix['by'];
  readonly today: string;
}

export function Reminders({ lines, by, today }: RemindersProps) {
  const [said, setSaid] = useState<'copied' | 'copyFailed' | null>(null);
  const due = lines.filter((line) => line.reminders.length > 0);
  if (due.length === 0) return <p class="soft">{tArea('remindNone')}</p>;
  const head = tArea('remind.head', { day: fullDate(today) });
  const text = [head, ...due.map((line) => `- ${reminderLine(line, by)}`)].join('\n');
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setSaid('copied'),
      () => setSaid('copyFailed'),
    );
  return (
    <section class="stack area-reminders">
      <label class="stack-label">
        {tArea('remind', { n: due.length })}
        <textarea class="text-input" readOnly rows={6} value={text} />
      </label>
      <p class="hint">{tArea('remindHint')}</p>
      <Button kind="primary" onClick={copy}>
        {tArea('copy')}
      </Button>
      <p role="status">{said && tArea(said)}</p>
    </section>
  );
}
