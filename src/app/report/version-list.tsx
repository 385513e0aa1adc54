// Frozen versions, the newest first: open one as it was, or hold it against the records of now. [B10]
import type { BuildAsk, ReportVersions } from '../../protocol/report.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { fullDate } from '../words/format.ts';
import { tReport } from '../words/report-words.ts';

interface VersionListProps {
  readonly versions: ReportVersions['versions'];
  readonly onOpen: (asked: BuildAsk) => void;
}

export function VersionList({ versions, onOpen }: VersionListProps) {
  if (versions.length === 0)
    return <Empty title={tReport('noneTitle')} text={tReport('noneText')} icon="bars" />;
  return (
    <section class="report-versions">
      <h2>{tReport('versions')}</h2>
      <ol>
        {versions.map(({ number, name, from, to, at, amends, records }) => (
          <li key={number} class="report-version">
            <div>
              <b>
                {amends === null
                  ? tReport('version', { number })
                  : tReport('addendum', { number, amends })}
              </b>{' '}
              <span class="soft num">
                {name} · {fullDate(from)} – {fullDate(to)}
              </span>
              <p class="soft num">
                {tReport('versionFacts', { date: fullDate(at.slice(0, 10)), records })}
              </p>
            </div>
            <Button kind="secondary" onClick={() => onOpen({ version: number, show: 'frozen' })}>
              {tReport('open', { number })}
            </Button>
            {amends === null && (
              <Button kind="secondary" onClick={() => onOpen({ version: number, show: 'now' })}>
                {tReport('compare', { number })}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
