// A set that was brought in by mistake is withdrawn before its first day: nobody has written for it yet. [U7]
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tUnit } from '../words/units-words.ts';
import { withdrawSet } from './units-province.ts';

interface WithdrawProps {
  readonly set: string;
  readonly onWithdrawn: () => void;
}

export function Withdraw({ set, onWithdrawn }: WithdrawProps) {
  const [asking, setAsking] = useState(false);
  const { refusal, working, send } = useSending();
  async function withdraw(): Promise<void> {
    setAsking(false);
    if (await send(() => withdrawSet(set))) onWithdrawn();
  }
  return (
    <>
      <Button kind="quiet" disabled={working} onClick={() => setAsking(true)}>
        {tUnit('withdraw')}
      </Button>
      <RefusalLine refusal={refusal} />
      <Dialog open={asking} title={tUnit('withdraw')} onClose={() => setAsking(false)}>
        <p>{tUnit('withdrawText', { set })}</p>
        <div class="dialog-actions">
          <Button kind="quiet" onClick={() => setAsking(false)}>
            {tUnit('notYet')}
          </Button>
          <Button kind="primary" onClick={() => void withdraw()}>
            {tUnit('withdrawYes')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
