// The head Đơn vị and the tray share, and what is said when the province does not answer.
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { useAccount } from '../account.ts';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import type { Refusal } from '../province.ts';
import { RefusalLine } from '../sending.tsx';
import { tUnit } from '../words/units-words.ts';
import { t } from '../words/words.ts';
import './units.css';

const pages = [
  { path: '/don-vi', word: 'title' },
  { path: '/don-vi/cho', word: 'tray' },
] as const;

interface FrameProps {
  readonly title: 'title' | 'tray';
  readonly refusal: Refusal | null;
  readonly children: ComponentChildren;
}

export function UnitsFrame({ title, refusal, children }: FrameProps) {
  const { signedIn } = useAccount();
  const { path } = useLocation();
  return (
    <main id="main" class="screen units">
      <TopBar small={signedIn.place} title={tUnit(title)} />
      <nav class="filters" aria-label={tUnit('tabs')}>
        {pages.map((page) => (
          <a
            key={page.path}
            class="filter"
            href={page.path}
            aria-current={path === page.path ? 'page' : undefined}
          >
            {tUnit(page.word)}
          </a>
        ))}
      </nav>
      {refusal === 'no-network' ? (
        <Empty title={t('offline.title')} text={t('offline.text')} />
      ) : (
        <RefusalLine refusal={refusal} />
      )}
      {children}
    </main>
  );
}
