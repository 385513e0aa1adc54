// Words for a person to send, to be copied. Nothing is sent from here. [H4]
import { useState } from 'preact/hooks';
import { Button } from './button.tsx';

interface CopyTextProps {
  readonly label: string;
  readonly text: string;
  readonly words: {
    readonly hint: string;
    readonly copy: string;
    readonly copied: string;
    readonly failed: string;
  };
}

export function CopyText({ label, text, words }: CopyTextProps) {
  const [said, setSaid] = useState<string | null>(null);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setSaid(words.copied),
      () => setSaid(words.failed),
    );
  return (
    <>
      <label class="stack-label">
        {label}
        <textarea class="text-input" readOnly rows={6} value={text} />
      </label>
      <p class="hint">{words.hint}</p>
      <Button kind="secondary" onClick={copy}>
        {words.copy}
      </Button>
      <p role="status">{said}</p>
    </>
  );
}
