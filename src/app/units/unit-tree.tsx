// Two trees, apart: the administrative one of a set, and the areas reviewers work by, which outlive reforms. [U3]
import type { UnitSetView } from '../../protocol/units.ts';
import { tUnit } from '../words/units-words.ts';

type Unit = UnitSetView['units'][number];
const names = new Intl.Collator('vi', { numeric: true });
const byName = <T extends { readonly name: string }>(some: readonly T[]) =>
  [...some].sort((a, b) => names.compare(a.name, b.name));

interface UnitTreeProps {
  readonly units: readonly Unit[];
  readonly levels: Readonly<Record<1 | 2 | 3, string>>;
}

export function UnitTree({ units, levels }: UnitTreeProps) {
  const roots = units.filter(({ parent }) => parent === null);
  return (
    <section class="card" aria-labelledby="unit-tree">
      <h3 id="unit-tree">{tUnit('tree')}</h3>
      <p class="soft">
        {([1, 2, 3] as const)
          .map((level) => ({ level, n: units.filter((unit) => unit.level === level).length }))
          .filter(({ n }) => n > 0)
          .map(({ level, n }) => `${levels[level]}: ${n}`)
          .join(' · ')}
      </p>
      {roots.map((root) => (
        <Branch key={root.code} unit={root} units={units} open={false} />
      ))}
    </section>
  );
}

interface BranchProps {
  readonly unit: Unit;
  readonly units: readonly Unit[];
  readonly open: boolean;
}

function Branch({ unit, units, open }: BranchProps) {
  const below = byName(units.filter(({ parent }) => parent === unit.code));
  const inner = below.filter(({ code }) => units.some(({ parent }) => parent === code));
  const leaves = below.filter((one) => !inner.includes(one));
  return (
    <details class="unit-branch" open={open}>
      <summary>
        {unit.name} <span class="soft num">{unit.code}</span>{' '}
        <span class="num">({below.length})</span>
      </summary>
      {inner.map((one) => (
        <Branch key={one.code} unit={one} units={units} open={false} />
      ))}
      <ul class="unit-leaves">
        {leaves.map((one) => (
          <li key={one.code}>
            {one.name} <span class="soft num">{one.code}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function AreaTree({ areas }: Pick<UnitSetView, 'areas'>) {
  return (
    <section class="card" aria-labelledby="area-tree">
      <h3 id="area-tree">{tUnit('areas')}</h3>
      <p class="soft">{tUnit('areasText')}</p>
      {areas.map(({ id, name, units }) => (
        <details key={id} class="unit-branch">
          <summary>
            {name} <span class="num">({units.length})</span>
          </summary>
          <ul class="unit-leaves">
            {byName(units).map(({ unit, name: commune }) => (
              <li key={unit}>
                {commune} <span class="soft num">{unit}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
