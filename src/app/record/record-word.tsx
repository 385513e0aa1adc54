// How far this record has come, as one chip. The same law as in the lists. [W1]–[W3]
import { entryWord } from '../../domain/claim.ts';
import type { RecordFacts } from '../../store/view.ts';
import { Chip } from '../parts/chip.tsx';
import { receiptText } from '../words/format.ts';
import { t } from '../words/words.ts';

export function RecordWord({ facts }: { readonly facts: RecordFacts }) {
  const { shown, row, waiting, open, refused, receipt, safe } = facts;
  if (!shown) return null;
  const word = entryWord({
    waiting: waiting.length,
    open: open.length,
    conflicts: row?.conflicts.length ?? 0,
    state: shown.state,
    refused,
  });
  return (
    <>
      <p class="record-word">
        <Chip word={word} />
      </p>
      {receipt && (
        <p class="soft num">
          {t('record.receipt', { code: receiptText(receipt) })}
          {safe && ` · ${t('record.safe')}`}
        </p>
      )}
    </>
  );
}
