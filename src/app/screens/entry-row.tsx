// One entry in a list: what, when, how much, and how far it has come — in words and colour.
import type { ComponentChildren } from 'preact';
import { isSingleton } from '../../domain/activity/type.ts';
import type { Entry } from '../../store/database.ts';
import { activitySummary } from '../parts/activity-summary.ts';
import { Chip } from '../parts/chip.tsx';
import { Icon } from '../parts/icon.tsx';
import { t } from '../words/words.ts';
import { typeIcons } from './type-icons.ts';

interface EntryRowProps {
  readonly entry: Entry;
  readonly href: string;
  /** Said before the summary: the commune, on a desk. */
  readonly lead?: string;
  /** On the desk "sent" is true of every row and says nothing: leave it out. */
  readonly desk?: true;
  /** What else the desk says of it. */
  readonly children?: ComponentChildren;
}

export function titleOf({ type, values }: Pick<Entry, 'type' | 'values'>): string {
  if (typeof values.title === 'string' && values.title) return values.title;
  return isSingleton(type) ? t(`type.${type}`) : t('today.untitled');
}

export function EntryRow({ entry, href, lead, desk, children }: EntryRowProps) {
  const summary = activitySummary(entry.type, entry.values);
  return (
    <a class="entry-row" href={href}>
      <Icon name={typeIcons[entry.type]} />
      <span class="entry-row-text">
        <b>{titleOf(entry)}</b>
        <span class="soft num">{lead ? `${lead} · ${summary}` : summary}</span>
        {!(desk && entry.word === 'sent') && (
          <Chip word={entry.word} {...(entry.returned ? { note: entry.returned } : {})} />
        )}
        {children}
      </span>
    </a>
  );
}
