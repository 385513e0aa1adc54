// Drawings beside their numbers: nothing is said here that the words and the table beside it do not say, so they are
// hidden from screen readers. Plain SVG and boxes, no library.
import { formatNumber } from '../words/format.ts';

interface GaugeProps {
  /** Percent, 0 to 100; null: nothing is known. */
  readonly percent: number | null;
  /** Percent that may still be: of agencies nobody has heard from. */
  readonly unknown: number;
  readonly goal: number;
  readonly good: boolean;
}

/** How far, how much is unknown, and where the goal is. */
export function Gauge({ percent, unknown, goal, good }: GaugeProps) {
  const done = percent ?? 0;
  return (
    <div class="gauge" aria-hidden="true">
      <span class={`gauge-done ${good ? 'gauge-good' : ''}`} style={{ width: `${done}%` }} />
      <span class="gauge-unknown" style={{ width: `${Math.min(100 - done, unknown)}%` }} />
      <i class="gauge-goal" style={{ left: `${goal}%` }} />
    </div>
  );
}

interface TrendProps {
  readonly points: readonly { readonly year: number; readonly percent: number | null }[];
  readonly goal: number;
}

const [width, height, edge] = [280, 72, 8];

/** A line over the years; a year without a figure is a gap, never a nought. */
export function Trend({ points, goal }: TrendProps) {
  const x = (index: number) => edge + (index * (width - 2 * edge)) / Math.max(1, points.length - 1);
  const y = (percent: number) => height - edge - (percent * (height - 2 * edge)) / 100;
  const known = points.flatMap(({ percent }, index) =>
    percent === null ? [] : [{ index, at: [x(index), y(percent)] as const }],
  );
  const steps = known.map(({ index, at }, place) => {
    const joined = known[place - 1]?.index === index - 1;
    return `${joined ? 'L' : 'M'}${at[0]} ${at[1]}`;
  });
  return (
    <div class="trend" aria-hidden="true">
      <div class="trend-plot">
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
          <path class="trend-goal" d={`M0 ${y(goal)}H${width}`} />
          <path class="trend-line" d={steps.join('')} />
        </svg>
        {points.map(({ year, percent }, index) => (
          <span
            key={year}
            class={`trend-point ${percent === null ? 'trend-gap' : ''}`}
            style={{
              left: `${(100 * x(index)) / width}%`,
              top: `${(100 * y(percent ?? 0)) / height}%`,
            }}
          />
        ))}
      </div>
      <ol class="trend-years num">
        {points.map(({ year, percent }) => (
          <li key={year}>
            <b>{percent === null ? '–' : formatNumber(percent)}</b>
            {year}
          </li>
        ))}
      </ol>
    </div>
  );
}

interface BarProps {
  readonly approved: number;
  readonly n: number;
  readonly most: number;
}

/** What is approved, and behind it what still waits. */
export function Bar({ approved, n, most }: BarProps) {
  const share = (value: number) => `${(100 * value) / Math.max(1, most)}%`;
  return (
    <span class="stack-bar" aria-hidden="true">
      <span class="stack-approved" style={{ width: share(approved) }} />
      <span class="stack-waiting" style={{ width: share(n - approved) }} />
    </span>
  );
}

interface ColumnsProps {
  readonly columns: readonly {
    readonly key: string;
    readonly text: string;
    readonly approved: number;
    readonly n: number;
  }[];
}

/** Months side by side. */
export function Columns({ columns }: ColumnsProps) {
  const most = Math.max(1, ...columns.map(({ n }) => n));
  return (
    <div class="columns" aria-hidden="true">
      {columns.map(({ key, text, approved, n }) => (
        <div key={key} class="column">
          <b class="num">{n > 0 ? formatNumber(n) : ''}</b>
          <span class="column-waiting" style={{ height: `${(9 * (n - approved)) / most}rem` }} />
          <span class="column-approved" style={{ height: `${(9 * approved) / most}rem` }} />
          <small class="num">{text}</small>
        </div>
      ))}
    </div>
  );
}
