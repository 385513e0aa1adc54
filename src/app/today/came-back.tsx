// What came back to the officer, one line a kind, so that the buttons below stay on the first screen: returned first,
// then what two people wrote differently, then other answers that ask for a look.
import type { Entry } from '../../store/database.ts';
import { Icon } from '../parts/icon.tsx';
import { titleOf } from '../screens/entry-row.tsx';
import { shortDay } from '../words/format.ts';
import { t } from '../words/words.ts';

const kinds = [
  { word: 'returned', title: 'today.returned', icon: 'back' },
  { word: 'conflict', title: 'today.conflicts', icon: 'two' },
  { word: 'attention', title: 'today.attention', icon: 'warn' },
] as const;

/** Of each kind; the rest is in the book. */
const most = 8;

export function CameBack({ entries }: { readonly entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <div class="came-back">
      {kinds.map((kind) => {
        const found = entries.filter((entry) => entry.word === kind.word);
        return found.length > 0 && <Kind key={kind.word} {...kind} entries={found} />;
      })}
    </div>
  );
}

type KindProps = (typeof kinds)[number] & { readonly entries: readonly Entry[] };

function Kind({ word, title, icon, entries }: KindProps) {
  const [first, ...others] = entries;
  if (!first) return null;
  const head = (
    <>
      <Icon name={icon} />
      <span class="came-back-text">
        <b>{t(title, { n: entries.length })}</b>{' '}
        <span class="came-back-first">{detailOf(first)}</span>
      </span>
    </>
  );
  const look = `came-back-row came-back-${word}`;
  const one = word === 'conflict' ? '/mau-thuan' : `/ban-ghi/${first.id}`;
  if (word === 'conflict' || others.length === 0) {
    return (
      <a class={look} href={one}>
        {head}
      </a>
    );
  }
  return (
    <details class={`came-back-${word}`}>
      <summary class={look}>{head}</summary>
      {entries.slice(0, most).map((entry) => (
        <a key={entry.id} class="came-back-entry" href={`/ban-ghi/${entry.id}`}>
          {detailOf(entry)}
        </a>
      ))}
    </details>
  );
}

function detailOf(entry: Entry): string {
  const day = entry.date ? `${shortDay(entry.date)} – ` : '';
  return `${day}${titleOf(entry)}${entry.returned ? ` – “${entry.returned}”` : ''}`;
}
