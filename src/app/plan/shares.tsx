// A list of the plan's codes with what was done for each: the number in words first, a bar beside it for the eye.
import type { Share } from '../../domain/progress.ts';
import { tallyText } from '../book/tally-text.ts';
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

/** "42 bản ghi · 51 lượt phát · 612 phút · cùng kỳ năm trước 38". */
export function shareText({ now, before }: Share): string {
  const done = now.entries === 0 ? tPlan('noEntry') : tallyText(now);
  return before === null ? done : `${done} · ${tPlan('before', { n: before })}`;
}
