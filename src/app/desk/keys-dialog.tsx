// "?": the keys of the desk. WCAG 2.1.4: they act only while nobody types.
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { tReview } from '../words/review-words.ts';
import { useKeys } from './use-keys.ts';

const keys = ['j', 'k', 'a', 'r', 'b', 'u'] as const;
type Word = 'approved' | 'checked';
/** What a key is called where the desk checks for another's approval. [V14] */
const checking: Readonly<Partial<Record<string, 'keys.check' | 'bulk.checkTitle'>>> = {
  a: 'keys.check',
  b: 'bulk.checkTitle',
};

export function KeysDialog({ says }: { readonly says: Word }) {
  const [open, setOpen] = useState(false);
  useKeys({ '?': () => setOpen(true) });
  return (
    <div class="desk-keys">
      <Button kind="quiet" shortcut="?" onClick={() => setOpen(true)}>
        {tReview('keys.help')}
      </Button>
      <Dialog open={open} title={tReview('keys.title')} onClose={() => setOpen(false)}>
        <dl class="keys">
          {keys.map((key) => (
            <div key={key}>
              <dt>
                <kbd class="button-key">{key.toUpperCase()}</kbd>
              </dt>
              <dd>
                {tReview(says === 'checked' ? (checking[key] ?? `keys.${key}`) : `keys.${key}`)}
              </dd>
            </div>
          ))}
        </dl>
        <div class="dialog-actions">
          <Button kind="primary" onClick={() => setOpen(false)}>
            {tReview('keys.close')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
