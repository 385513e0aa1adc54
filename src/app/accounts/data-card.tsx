// What is kept of a person: taken as a file for whom it belongs to, or made nameless when he has left. [I6]
import { useState } from 'preact/hooks';
import type { OneAccount } from '../../protocol/account.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { saveFile } from '../parts/save-file.ts';
import { RefusalLine, useSending } from '../sending.tsx';
import { tAccounts } from '../words/accounts-words.ts';
import { t } from '../words/words.ts';
import { makeNameless, takeData } from './accounts-province.ts';

interface DataCardProps {
  readonly account: OneAccount;
  readonly onGone: () => void;
}

export function DataCard({ account: { id, login }, onGone }: DataCardProps) {
  const [asked, setAsked] = useState(false);
  const { refusal, working, send } = useSending();
  const take = () =>
    void send(async () => {
      const answer = await takeData(id);
      if (answer.ok) {
        const text = JSON.stringify(answer.value, null, 2);
        saveFile(new File([text], `du-lieu-${login}.json`, { type: 'application/json' }));
      }
      return answer;
    });
  const erase = () => void send(() => makeNameless(id)).then((done) => done && onGone());
  return (
    <section class="card stack" aria-labelledby="data-title">
      <h2 id="data-title">{tAccounts('data')}</h2>
      <p>{tAccounts('data.text')}</p>
      <RefusalLine refusal={refusal} />
      <Button kind="secondary" disabled={working} onClick={take}>
        {tAccounts('data.take')}
      </Button>
      <Button kind="secondary" disabled={working} onClick={() => setAsked(true)}>
        {tAccounts('data.nameless')}
      </Button>
      <Dialog open={asked} title={tAccounts('data.ask', { login })} onClose={() => setAsked(false)}>
        <p>{tAccounts('data.askText')}</p>
        <div class="dialog-actions">
          <Button kind="secondary" onClick={() => setAsked(false)}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" onClick={erase}>
            {tAccounts('data.nameless')}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}
