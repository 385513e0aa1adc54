// One record as the province has it, to be looked at: of any year, also when this machine does not hold it.
import { useEffect, useState } from 'preact/hooks';
import { rebase } from '../../domain/rebase.ts';
import { openReturn } from '../../domain/record.ts';
import type { Result } from '../../domain/result.ts';
import { watchRecord } from '../../store/queries.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { Icon } from '../parts/icon.tsx';
import type { Refusal } from '../province.ts';
import { RecordFields } from '../record/record-fields.tsx';
import { Story } from '../record/story.tsx';
import { titleOf } from '../screens/entry-row.tsx';
import { RefusalLine } from '../sending.tsx';
import { tFind } from '../words/find-words.ts';
import { fullDate } from '../words/format.ts';
import { t } from '../words/words.ts';
import type { FoundRecord as Found } from './find-province.ts';
import { readFound } from './find-province.ts';

interface FoundRecordProps {
  readonly id: string;
  readonly back: string;
}

export function FoundRecord({ id, back }: FoundRecordProps) {
  const [answer, setAnswer] = useState<Result<Found, Refusal> | null>(null);
  useEffect(() => {
    let over = false;
    void readFound(id).then((found) => {
      if (!over) setAnswer(found);
    });
    return () => {
      over = true;
    };
  }, [id]);
  return (
    <article class="desk-record">
      <a class="desk-back" href={back}>
        <Icon name="left" />
        {t('common.back')}
      </a>
      {answer?.ok === true && <Present found={answer.value} />}
      {answer?.ok === false && answer.error === 'not-found' && <p>{tFind('gone')}</p>}
      {answer?.ok === false && answer.error !== 'not-found' && (
        <RefusalLine refusal={answer.error} />
      )}
    </article>
  );
}

function Present({ found }: { readonly found: Found }) {
  const { row, place } = found;
  const { store } = useAccount();
  const here = useLive(() => watchRecord(store, row.id), row.id);
  const shown = rebase(row, []);
  if (!shown) return null;
  const date = typeof row.values['date'] === 'string' ? `${fullDate(row.values['date'])} · ` : '';
  return (
    <>
      <h2 class="desk-title">{titleOf(shown)}</h2>
      <p class="soft num">{`${place} · ${date}${t('record.version', { v: row.v })}`}</p>
      <p>
        <span class={`seek-state seek-${row.state}`}>{tFind(`state.${row.state}`)}</span>
      </p>
      {here?.row && (
        <p>
          <a class="button button-secondary" href={`/duyet/${row.id}`}>
            {tFind('desk')}
          </a>
        </p>
      )}
      <div class="desk-columns">
        <RecordFields shown={shown} pins={openReturn(row)?.pins ?? {}} arrived={row.ph} />
        <Story facts={{ row, shown, waiting: [], open: [], refused: false }} />
      </div>
    </>
  );
}
