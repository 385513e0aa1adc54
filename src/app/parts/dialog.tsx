// The browser's own dialog: it keeps the focus, closes with Escape and the back gesture, and gives the focus back.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import './dialog.css';

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}

/** Buttons go into the children, in `<div class="dialog-actions">`, the safe one first. */
export function Dialog({ open, title, children, onClose }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={element}
      class="dialog"
      aria-labelledby={titleId}
      onClose={() => onClose()}
      onClick={(event) => {
        // The veil belongs to the dialog element itself; its content is always a child.
        if (event.target === element.current) onClose();
      }}
    >
      {open && (
        <div class="dialog-content">
          <h2 id={titleId}>{title}</h2>
          {children}
        </div>
      )}
    </dialog>
  );
}
