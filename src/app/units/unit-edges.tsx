// The map that led to a set: what became one, what was divided, and the resolution. What went on alone is only counted.
import { useState } from 'preact/hooks';
import { fold } from '../../domain/text.ts';
import type { UnitSetView } from '../../protocol/units.ts';
import { tUnit } from '../words/units-words.ts';

export function UnitEdges({ edges, legal }: Pick<UnitSetView, 'edges' | 'legal'>) {
  const [words, setWords] = useState('');
  if (edges.length === 0) return null;
  const byTarget = new Map<string, UnitSetView['edges']>();
  for (const edge of edges)
    byTarget.set(edge.to.unit, [...(byTarget.get(edge.to.unit) ?? []), edge]);
  const groups = [...byTarget.values()].filter((some) => some.length > 1 || !some[0]?.whole);
  const asked = fold(words);
  const found = groups.filter((some) =>
    some.some(({ from, to }) => fold(`${from.name} ${to.name}`).includes(asked)),
  );
  return (
    <section class="card" aria-labelledby="unit-edges">
      <h3 id="unit-edges">{tUnit('edges')}</h3>
      <p class="soft">{legal}</p>
      <p class="num">
        {tUnit('edgesCount', { merged: groups.length, alone: byTarget.size - groups.length })}
      </p>
      <details class="unit-branch">
        <summary>{tUnit('edgesShow', { n: groups.length })}</summary>
        <label class="stack-label">
          {tUnit('edgesFind')}
          <input
            class="text-input"
            type="search"
            value={words}
            onInput={({ currentTarget }) => setWords(currentTarget.value)}
          />
        </label>
        <ul class="unit-edges">
          {found.map((some) => (
            <li key={some[0]?.to.unit}>
              <b>{some[0]?.to.name}</b>
              <span>
                {some.map(({ from, whole }) => (
                  <span key={from.unit} class="unit-from">
                    {from.name} {!whole && <span class="unit-mark">{tUnit('part')}</span>}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
        <p role="status" class="soft">
          {found.length === 0 && tUnit('edgesNone')}
        </p>
      </details>
    </section>
  );
}
