// "Có thể trùng": two entries beside each other, only where they differ, and one tap that joins the lesser to the other. On
// the desk and on the officer's phone, with or without a network; what is joined can be taken apart. [V12] [V13]
import { fieldsOf } from '../../domain/activity/activity.ts';
import { sameValue } from '../../domain/record.ts';
import type { Entry } from '../../store/database.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { valueText } from '../parts/value-text.ts';
import { titleOf } from '../screens/entry-row.tsx';
import { tField } from '../words/form-words.ts';
import { dayMonth } from '../words/format.ts';
import { tReview } from '../words/review-words.ts';
import './twin-card.css';

interface TwinCardProps {
  readonly entry: Entry;
  readonly other: Entry;
  /** Where the other is opened. */
  readonly href: string;
  /** An officer joins nothing that is approved. */
  readonly mayJoin: (lesser: Entry) => boolean;
  readonly onJoin: (lesser: Entry, into: Entry) => void;
}

export function TwinCard({ entry, other, href, mayJoin, onJoin }: TwinCardProps) {
  const different = fieldsOf(entry.type)
    .map(({ key }) => key)
    .filter((key) => !sameValue(entry.values[key], other.values[key]));
  const cell = ({ type, values }: Entry, key: string) => {
    const value = values[key];
    return value === undefined ? '–' : valueText(type, key, value);
  };
  return (
    <section class="card twin" aria-label={tReview('twin.title')}>
      <h2>
        <Icon name="two" />
        <span>{tReview('twin.title')}</span>
      </h2>
      <a href={href}>
        {titleOf(other)} · {dayMonth(other.date)}
      </a>
      {different.length === 0 ? (
        <p>{tReview('twin.same')}</p>
      ) : (
        <table class="num">
          <thead>
            <tr>
              <td />
              <th scope="col">{tReview('twin.this')}</th>
              <th scope="col">{tReview('twin.other')}</th>
            </tr>
          </thead>
          <tbody>
            {different.map((key) => (
              <tr key={key}>
                <th scope="row">{tField(entry.type, key)}</th>
                <td>{cell(entry, key)}</td>
                <td>{cell(other, key)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="hint">{tReview('twin.text')}</p>
      <div class="twin-deeds">
        {mayJoin(other) && (
          <Button kind="secondary" onClick={() => onJoin(other, entry)}>
            {tReview('twin.keepThis')}
          </Button>
        )}
        {mayJoin(entry) && (
          <Button kind="secondary" onClick={() => onJoin(entry, other)}>
            {tReview('twin.keepOther')}
          </Button>
        )}
      </div>
    </section>
  );
}

interface JoinedLineProps {
  /** The record that was joined. */
  readonly lesser: Entry;
  /** The one on the other side of the joining, if this device has it. */
  readonly other: Entry | undefined;
  readonly href: string;
  /** Seen from the record that stands, or from the one that went. */
  readonly from: boolean;
  readonly onApart: ((lesser: Entry) => void) | undefined;
}

export function JoinedLine({ lesser, other, href, from, onApart }: JoinedLineProps) {
  return (
    <div class="notice notice-off">
      <Icon name="two" />
      <div>
        <b>{tReview(from ? 'twin.from' : 'twin.into')}:</b>{' '}
        <a href={href}>{other ? `${titleOf(other)} · ${dayMonth(other.date)}` : '…'}</a>
        {onApart && (
          <Button kind="quiet" onClick={() => onApart(lesser)}>
            {tReview('twin.apart')}
          </Button>
        )}
      </div>
    </div>
  );
}
