// Buttons by weight: one primary on a screen, secondary beside it, quiet for the way back.
// Links that look like buttons use the same classes: `class="button button-secondary"`.
import type { ComponentChildren } from 'preact';
import './button.css';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

interface ButtonProps {
  readonly kind: 'primary' | 'secondary' | 'quiet';
  readonly children: ComponentChildren;
  readonly icon?: IconName;
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  /** The key that does the same on a desk: shown on wide screens only. */
  readonly shortcut?: string;
  readonly onClick?: () => void;
}

export function Button(props: ButtonProps) {
  const { kind, children, icon, type = 'button', disabled = false, shortcut, onClick } = props;
  return (
    <button
      type={type}
      class={`button button-${kind}`}
      disabled={disabled}
      aria-keyshortcuts={shortcut}
      onClick={onClick && (() => onClick())}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {shortcut && (
        <kbd class="button-key" aria-hidden="true">
          {shortcut}
        </kbd>
      )}
    </button>
  );
}
