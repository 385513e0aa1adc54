// What to remind the shown communes of, as text a person pastes into Zalo. Nothing is sent from here. [H4]
import type { Matrix } from '../../protocol/matrix.ts';
import { CopyText } from '../parts/copy-text.tsx';
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
  const due = lines.filter((line) => line.reminders.length > 0);
  if (due.length === 0) return <p class="soft">{tArea('remindNone')}</p>;
  const head = tArea('remind.head', { day: fullDate(today) });
  const text = [head, ...due.map((line) => `- ${reminderLine(line, by)}`)].join('\n');
  return (
    <section class="stack area-reminders">
      <CopyText
        label={tArea('remind', { n: due.length })}
        text={text}
        words={{
          hint: tArea('remindHint'),
          copy: tArea('copy'),
          copied: tArea('copied'),
          failed: tArea('copyFailed'),
        }}
      />
    </section>
  );
}
