// Nothing here yet: say what will be here and how it gets here. A mark of the thing that is missing, never a drawing
// of sadness.
import type { ComponentChildren } from 'preact';
import './empty.css';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

interface EmptyProps {
  readonly title: string;
  readonly text: string;
  readonly icon?: IconName;
  readonly children?: ComponentChildren;
}

export function Empty({ title, text, icon = 'book', children }: EmptyProps) {
  return (
    <div class="empty">
      <span class="empty-sign">
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  );
}
