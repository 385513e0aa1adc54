// What the trial says: how many would be proposed, in which year they count, what is known already, and each line that is
// left out, with its number and why. [Q2] [Q3]
import type { LogRow, ReadLog } from '../../domain/airing-log/log.ts';
import { yearsOf } from '../../domain/airing-log/log.ts';
import type { Platforms } from '../../protocol/airings.ts';
import { Button } from '../parts/button.tsx';
import { tLog } from '../words/airing-log-words.ts';
import { LogPlaces } from './log-places.tsx';
import type { Told } from './log-province.ts';

export interface Trial {
  readonly read: ReadLog;
  readonly told: readonly Told[];
}

interface LogTrialProps {
  readonly trial: Trial;
  readonly units: Platforms['units'];
  readonly places: Readonly<Record<string, string>>;
  readonly onPlaces: (places: Readonly<Record<string, string>>) => void;
  readonly onBring: () => void;
}

/** The lines that would be proposed. */
export function freshOf({ read, told }: Trial): readonly LogRow[] {
  const fresh = new Set(told.flatMap((one) => (one.verdict === 'fresh' ? [one.line] : [])));
  return read.rows.filter(({ line }) => fresh.has(line));
}

export function LogTrial({ trial, units, places, onPlaces, onBring }: LogTrialProps) {
  const fresh = freshOf(trial);
  return (
    <section aria-labelledby="log-trial">
      <h2 class="section" id="log-trial">
        {tLog('trial')}
      </h2>
      <Sums trial={trial} fresh={fresh} />
      <LogPlaces open={askedIn(trial)} units={units} places={places} onPlaces={onPlaces} />
      <Faults trial={trial} />
      {fresh.length > 0 && (
        <Button kind="primary" onClick={onBring}>
          {tLog('bring', { n: fresh.length })}
        </Button>
      )}
    </section>
  );
}

/** Lines a person has to place, by the name they carry. */
function askedIn({ read, told }: Trial): ReadonlyMap<string, readonly Told[]> {
  const names = new Map(read.rows.map(({ line, place }) => [line, place]));
  const open = new Map<string, Told[]>();
  for (const one of told) {
    if (!['unknown', 'divided', 'ambiguous'].includes(one.verdict)) continue;
    const name = names.get(one.line) ?? '';
    open.set(name, [...(open.get(name) ?? []), one]);
  }
  return open;
}

/** What is no fault: it is there already. */
const settled = ['again', 'logged', 'refused'] as const;

function Sums({ trial, fresh }: { readonly trial: Trial; readonly fresh: readonly LogRow[] }) {
  const { read, told } = trial;
  const merged = new Map(
    told.flatMap(({ was, unit }) => (was && unit ? [[was, unit] as const] : [])),
  );
  const known = settled.map((verdict) => ({
    verdict,
    n: told.filter((one) => one.verdict === verdict).length,
  }));
  return (
    <div class="card" role="status">
      <ul class="airing-log-sums num">
        <li>
          <b>{tLog('sum.fresh', { n: fresh.length })}</b>
        </li>
        {[...yearsOf(fresh)].map(([year, n]) => (
          <li key={year}>{tLog('sum.year', { year: String(year), n })}</li>
        ))}
        {known
          .filter(({ n }) => n > 0)
          .map(({ verdict, n }) => (
            <li key={verdict}>{tLog(`sum.${verdict}`, { n })}</li>
          ))}
        {read.gathered > 0 && <li>{tLog('sum.gathered', { n: read.gathered })}</li>}
        {[...merged].map(([was, unit]) => (
          <li key={was}>{tLog('sum.merged', { was, unit })}</li>
        ))}
      </ul>
    </div>
  );
}

/** More would hide the first. */
const mostShown = 200;

function Faults({ trial: { read, told } }: { readonly trial: Trial }) {
  const here = read.findings.map(({ line, fault, said }) => ({
    line,
    text: tLog(`fault.${fault}`, { said: said === '' ? tLog('nothing') : said }),
  }));
  const there = told.flatMap(({ line, verdict, unit }) =>
    verdict === 'not-yours' ? [{ line, text: tLog('fault.not-yours', { unit: unit ?? '' }) }] : [],
  );
  const faults = [...here, ...there].sort((a, b) => a.line - b.line);
  if (faults.length === 0) return null;
  return (
    <div class="card">
      <h3 class="section">{tLog('faults', { n: faults.length })}</h3>
      <ul class="airing-log-faults num">
        {faults.slice(0, mostShown).map(({ line, text }) => (
          <li key={line}>
            <b>{tLog('line', { line: String(line) })}</b> {text}
          </li>
        ))}
      </ul>
      {faults.length > mostShown && <p>{tLog('more', { n: faults.length - mostShown })}</p>}
    </div>
  );
}
