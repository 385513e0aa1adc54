// One log on its way: chosen, read here, tried at the province, brought in. Stopped, it keeps what the province has.
import { useEffect, useRef, useState } from 'preact/hooks';
import { guessColumns, headAt } from '../../domain/airing-log/columns.ts';
import { readLog } from '../../domain/airing-log/log.ts';
import type { Platforms } from '../../protocol/airings.ts';
import { useAccount } from '../account.ts';
import { useSending } from '../sending.tsx';
import type { LogDeed } from './log-province.ts';
import { fetchPlatforms, sendLog } from './log-province.ts';
import type { Trial } from './log-trial.tsx';
import { freshOf } from './log-trial.tsx';
import type { FileFlaw, LogFile } from './read-log-file.ts';
import { readLogFile } from './read-log-file.ts';

/** A file with its answers: what is asked of the province is made of this. */
export interface Opened extends Pick<LogDeed, 'columns' | 'places'> {
  readonly file: LogFile;
  /** Index of the headers' line. */
  readonly head: number;
}

export interface Running {
  readonly dry: boolean;
  readonly done: number;
  readonly of: number;
}

export function useLog() {
  const { store } = useAccount();
  const [known, setKnown] = useState<Platforms | null>(null);
  const [platform, setPlatform] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [flaw, setFlaw] = useState<FileFlaw | null>(null);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [running, setRunning] = useState<Running | null>(null);
  /** What was brought in, and of how many: fewer when it was stopped. */
  const [brought, setBrought] = useState<{ readonly n: number; readonly of: number } | null>(null);
  const stopped = useRef(false);
  const { refusal, send } = useSending();
  useEffect(() => {
    void send(async () => {
      const answer = await fetchPlatforms();
      if (answer.ok) {
        setKnown(answer.value);
        setPlatform((name) => name || (answer.value.platforms[0]?.name ?? ''));
      }
      return answer;
    });
    return () => {
      stopped.current = true;
    };
  }, []);

  function begin(next: Opened | null): void {
    setTrial(null);
    setBrought(null);
    setOpened(next);
  }

  /** As this platform's last log was read. */
  function asBefore(name: string, file: LogFile): Opened {
    const head = headAt(file.cells);
    const before = known?.platforms.find((one) => one.name === name.trim());
    const columns = guessColumns(file.cells[head] ?? [], before?.columns);
    return { file, head, columns, places: before?.places ?? {} };
  }

  function rename(name: string): void {
    setPlatform(name);
    if (opened) begin(asBefore(name, opened.file));
  }

  async function open(chosen: File): Promise<void> {
    begin(null);
    const read = await readLogFile(chosen);
    setFlaw(read.ok ? null : read.error);
    if (read.ok) begin(asBefore(platform, read.value));
  }

  async function sent(on: Opened, rows: LogDeed['rows'], dry: boolean) {
    const { columns, places } = on;
    stopped.current = false;
    const answer = await sendLog(
      { platform: platform.trim(), columns, places, dry, rows },
      (done) => {
        setRunning({ dry, done, of: rows.length });
        return !stopped.current;
      },
    );
    setRunning(null);
    return answer;
  }

  async function attempt(on: Opened): Promise<void> {
    begin(on);
    const cells = on.file.cells.slice(on.head);
    const read = readLog(cells, on.columns, store.environment.now(), on.head + 1);
    await send(async () => {
      const answer = await sent(on, read.rows, true);
      if (answer.ok && !stopped.current) setTrial({ read, told: answer.value });
      return answer;
    });
  }

  async function bring(on: Opened, tried: Trial): Promise<void> {
    const rows = freshOf(tried);
    await send(async () => {
      const answer = await sent(on, rows, false);
      // What came before a lost network is in: the next trial says so.
      setTrial(null);
      if (answer.ok) setBrought({ n: answer.value.length, of: rows.length });
      return answer;
    });
  }

  const stop = () => {
    stopped.current = true;
  };
  return {
    known,
    platform,
    rename,
    opened,
    flaw,
    trial,
    running,
    brought,
    refusal,
    open,
    change: begin,
    attempt,
    bring,
    stop,
  };
}
