// How far one entry has come: sign, word and colour together, so that none of the three has to carry it alone. [W1]
import type { EntryWord } from '../../domain/claim.ts';
import { t } from '../words/words.ts';
import './chip.css';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

const icons: Readonly<Record<EntryWord, IconName>> = {
  saved: 'clock',
  sent: 'ok',
  attention: 'warn',
  conflict: 'two',
  returned: 'back',
  approved: 'seal',
  cancelled: 'close',
};

interface ChipProps {
  readonly word: EntryWord;
  /** The reviewer's note; said with "Bị trả lại" only. */
  readonly note?: string;
}

export function Chip({ word, note }: ChipProps) {
  const text =
    word === 'returned' && note ? t('status.returnedNote', { note }) : t(`status.${word}`);
  return (
    <span class={`chip chip-${word}`}>
      <Icon name={icons[word]} />
      <span>{text}</span>
    </span>
  );
}
