// The head of a screen: a small line above, the title, and one thing at the right. It also names the browser's tab and
// takes the focus after a change of page, so that a screen reader says where one is.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../words/words.ts';
import { Icon } from './icon.tsx';
import './top-bar.css';

interface TopBarProps {
  readonly title: string;
  readonly small?: string;
  readonly right?: ComponentChildren;
  /** Shows the way back: the page before, or Today when this page was opened first. */
  readonly back?: boolean;
}

export function TopBar({ title, small, right, back = false }: TopBarProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`;
  }, [title]);
  useEffect(() => {
    // At the very start the browser's own order (skip link first) is right; later the tapped link is gone.
    if (history.length > 1 && document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <header class="top-bar">
      {back && (
        <button type="button" class="top-bar-back" onClick={goBack}>
          <Icon name="left" />
          <span class="visually-hidden">{t('common.back')}</span>
        </button>
      )}
      <div class="top-bar-text">
        {small && <p class="top-bar-small num">{small}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      {right && <div class="top-bar-right">{right}</div>}
    </header>
  );
}

function goBack(): void {
  if (history.length > 1) history.back();
  else location.assign('/');
}
