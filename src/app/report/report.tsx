// Báo cáo: asked for a place and its days, built commune by commune, read as the A4 document it will be. Every figure
// opens its records; what is sent is frozen; what changes afterwards is an addendum. Needs the network, and says so.
import { useEffect, useState } from 'preact/hooks';
import type { BuildAsk, BuildState, ReportPlaces, ReportVersions } from '../../protocol/report.ts';
import { useAccount } from '../account.ts';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tReport } from '../words/report-words.ts';
import { t } from '../words/words.ts';
import { Building } from './building.tsx';
import { MadeReport } from './made-report.tsx';
import { ReportReminders } from './reminders.tsx';
import type { Shown } from './report-province.ts';
import {
  fetchBuild,
  fetchPlaces,
  fetchVersions,
  startBuild,
  stopBuild,
} from './report-province.ts';
import { ReportQuestion } from './report-question.tsx';
import { VersionList } from './version-list.tsx';
import './report.css';
import './report-sheet.css';

const askAgainMs = 400;

export function ReportScreen() {
  const { signedIn } = useAccount();
  const [places, setPlaces] = useState<ReportPlaces | null>(null);
  const [versions, setVersions] = useState<ReportVersions['versions']>([]);
  const [build, setBuild] = useState<BuildState | null>(null);
  const [shown, setShown] = useState<Shown>(null);
  const { refusal, send } = useSending();

  const loadVersions = () =>
    send(async () => {
      const answer = await fetchVersions();
      if (answer.ok) setVersions(answer.value.versions);
      return answer;
    });
  useEffect(() => {
    void send(async () => {
      const answer = await fetchPlaces();
      if (answer.ok) setPlaces(answer.value);
      return answer;
    }).then(loadVersions);
  }, []);

  const look = (id: string) =>
    send(async () => {
      const answer = await fetchBuild(id);
      // Without a network it is asked again: the province goes on building.
      if (answer.ok) setBuild(answer.value);
      else if (answer.error === 'no-network') setBuild((last) => last && { ...last });
      else setBuild(null);
      return answer;
    });
  useEffect(() => {
    if (build?.state !== 'running') return;
    const timer = window.setTimeout(() => void look(build.id), askAgainMs);
    return () => window.clearTimeout(timer);
  }, [build]);

  function begin(asked: BuildAsk): void {
    setShown('place' in asked ? asked : null);
    setBuild(null);
    void send(async () => {
      const answer = await startBuild(asked);
      if (answer.ok) setBuild({ id: answer.value.id, state: 'running', done: 0, of: 0 });
      return answer;
    });
  }

  function stop(id: string): void {
    setBuild(null);
    void send(() => stopBuild(id));
  }

  return (
    <main id="main" class="screen report">
      <TopBar title={tReport('title')} small={signedIn.place} back={signedIn.role === 'officer'} />
      {refusal === 'no-network' && (
        <Empty title={t('offline.title')} text={t('offline.text')} icon="bars" />
      )}
      {refusal !== 'no-network' && <RefusalLine refusal={refusal} />}
      {places?.years[0] && signedIn.role !== 'officer' && !build && (
        <ReportReminders year={places.years[0].year} />
      )}
      {places && <ReportQuestion places={places} onAsk={begin} />}
      {build?.state === 'running' && <Building build={build} onStop={() => stop(build.id)} />}
      {build?.state === 'failed' && <p role="alert">{tReport('failed')}</p>}
      {places && !build && <VersionList versions={versions} onOpen={begin} />}
      {signedIn.role === 'province' && !build && (
        <a class="button button-quiet" href="/thiet-lap">
          {tReport('settings')}
        </a>
      )}
      {places && build?.paper && (
        <MadeReport
          key={build.id}
          build={build}
          shown={shown}
          mayFreeze={places.mayFreeze}
          onText={() => void look(build.id)}
          onFrozen={() => {
            setBuild(null);
            void loadVersions();
          }}
          onClose={() => setBuild(null)}
        />
      )}
    </main>
  );
}
