// A list of the plan's codes with what was done for each: the number in words first, a bar beside it for the eye.
import type { Figures } from '../../domain/activity/figures.ts';
import type { Share } from '../../domain/progress.ts';
import { tBook } from '../words/book-words.ts';
import { tChoice } from '../words/form-words.ts';
import { tPlan } from '../words/plan-words.ts';

interface SharesProps {
  readonly title: string;
  readonly field: 'task' | 'topics' | 'audiences';
  readonly shares: readonly Share[];
}

export function Shares({ title, field, shares }: SharesProps) {
  const most = Math.max(1, ...shares.map(({ now, before }) => Math.max(now.entries, before ?? 0)));
  return (
    <section aria-label={title}>
      <h2 class="section">{title}</h2>
      <ul class="card list plan-shares">
        {shares.map((share) => (
          <li key={share.code}>
            <b>{tChoice(field, share.code)}</b>
            <span class={share.now.entries === 0 ? 'soft' : ''}>{shareText(share)}</span>
            <Bar of={most} n={share.now.entries} />
            {share.before !== null && <Bar of={most} n={share.before} before />}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface BarProps {
  readonly n: number;
  readonly of: number;
  readonly before?: boolean;
}

/** Says nothing that the words beside it do not say. */
function Bar({ n, of, before = false }: BarProps) {
  return (
    <span class={`plan-bar ${before ? 'plan-bar-before' : ''}`} aria-hidden="true">
      <span style={{ width: `${(100 * n) / of}%` }} />
    </span>
  );
}

const counted = [
  'airings',
  'minutes',
  'visitors',
  'people',
] as const satisfies readonly (keyof Figures)[];

/** "42 bản ghi · 51 lượt phát · 612 phút · cùng kỳ năm trước 38". */
export function shareText({ now, before }: Share): string {
  const { entries, figures } = now;
  const numbers = counted
    .filter((key) => figures[key] > 0)
    .map((key) => tBook(key, { n: figures[key] }));
  const done = entries === 0 ? tPlan('noEntry') : tBook('entries', { n: entries });
  const compared = before === null ? [] : [tPlan('before', { n: before })];
  return [done, ...numbers, ...compared].join(' · ');
}
