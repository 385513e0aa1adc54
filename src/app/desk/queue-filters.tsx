// What the queue is narrowed to: state, commune, type. Each state says how many it has.
import { activityTypes } from '../../domain/activity/type.ts';
import type { NamedUnit } from '../../domain/person.ts';
import type { Steps } from '../../domain/step.ts';
import { FilterSelect } from '../parts/filter-select.tsx';
import { tDesk } from '../words/desk-words.ts';
import { tReview } from '../words/review-words.ts';
import { t } from '../words/words.ts';
import type { Asked, Desk, QueueFilter } from './queue.ts';
import { queueOf } from './queue.ts';

interface QueueFiltersProps {
  readonly desk: Desk;
  readonly units: readonly NamedUnit[];
  readonly filters: readonly QueueFilter[];
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
}

export function QueueFilters({ desk, units, filters, asked, onAsk }: QueueFiltersProps) {
  const types = new Set(desk.entries.map((entry) => entry.type));
  return (
    <>
      <div class="filters" role="group" aria-label={tDesk('desk.filter')}>
        {filters.map((filter) => (
          <button
            key={filter}
            type="button"
            class="filter"
            aria-pressed={asked.filter === filter}
            onClick={() => onAsk({ ...asked, filter })}
          >
            {filterText(filter, desk.part.steps)}{' '}
            <span class="num">{queueOf(desk, { ...asked, filter }).length}</span>
          </button>
        ))}
      </div>
      <div class="desk-selects">
        {units.length > 1 && (
          <FilterSelect
            label={tReview('queue.unit')}
            every={tReview('queue.everyUnit')}
            value={asked.unit}
            options={units.map(({ code, name }) => ({ value: code, text: name }))}
            onPick={(unit) => onAsk({ ...asked, unit })}
          />
        )}
        <FilterSelect
          label={tReview('queue.type')}
          every={tReview('queue.everyType')}
          value={asked.type}
          options={activityTypes
            .filter((type) => types.has(type) || type === asked.type)
            .map((type) => ({ value: type, text: t(`type.${type}`) }))}
          onPick={(type) => onAsk({ ...asked, type })}
        />
      </div>
    </>
  );
}

function filterText(filter: QueueFilter, steps: Steps): string {
  if (filter === 'submitted' && steps === 2) return tDesk('desk.filter.unchecked');
  return filter === 'conflict' || filter === 'duplicate'
    ? tReview(`queue.${filter}`)
    : tDesk(`desk.filter.${filter}`);
}
