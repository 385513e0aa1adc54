// A note pinned to one field: the officer finds it where the work is to be done.
import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { tDesk } from '../words/desk-words.ts';

interface PinButtonProps {
  readonly label: string;
  readonly text: string | undefined;
  /** Empty text takes the note off again. */
  readonly onPin: (text: string) => void;
}

export function PinButton({ label, text, onPin }: PinButtonProps) {
  const [open, setOpen] = useState(false);
  if (!open && text === undefined) {
    return (
      <button
        type="button"
        class="pin-button"
        aria-label={`${tDesk('desk.pin')}: ${label}`}
        onClick={() => setOpen(true)}
      >
        <Icon name="plus" />
      </button>
    );
  }
  return (
    <span class="pin-edit">
      <input
        class="text-input"
        aria-label={`${tDesk('desk.pin')}: ${label}`}
        placeholder={tDesk('desk.pin')}
        value={text ?? ''}
        maxLength={500}
        ref={(element) => {
          if (element && text === undefined) element.focus();
        }}
        onInput={(event) => onPin(event.currentTarget.value)}
      />
      <button
        type="button"
        class="pin-button"
        aria-label={`${tDesk('desk.unpin')}: ${label}`}
        onClick={() => {
          onPin('');
          setOpen(false);
        }}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}
