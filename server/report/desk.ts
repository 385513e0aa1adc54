// Reports being made, in memory: each says how far it is and can be stopped; the last few stay to be looked into. What is
// lost with the process is made again by asking again.
import type { Paper } from '../../src/domain/report/paper.ts';
import type { Report } from '../../src/domain/report/report.ts';
import type { Ingredients } from './assemble.ts';

export interface Made {
  readonly ingredients: Ingredients;
  readonly report: Report;
  /** Of a frozen version, as it was; otherwise drawn anew from the words of the moment. */
  readonly frozen: Paper | null;
  /** The frozen version it shows, or is compared with. */
  readonly version: number | null;
  readonly against: Report | null;
}

export interface Build {
  readonly id: string;
  readonly account: string;
  done: number;
  readonly of: number;
  made: Made | null;
  state: 'running' | 'done' | 'failed';
}

export interface ReportDesk {
  /** @param make is given whom to tell how many communes are read, and answers null when it was stopped */
  readonly start: (
    fresh: Pick<Build, 'id' | 'account' | 'of'>,
    make: (step: (done: number) => boolean) => Promise<Made | null>,
    onFault: (fault: unknown) => void,
  ) => void;
  /** Nobody sees another's. */
  readonly find: (id: string, account: string) => Build | undefined;
  readonly drop: (id: string, account: string) => boolean;
}

/** Finished reports kept for looking into; the oldest goes first. */
const mostKept = 8;

export function newReportDesk(): ReportDesk {
  const builds = new Map<string, Build>();

  function makeRoom(): void {
    const finished = [...builds.values()].filter(({ state }) => state !== 'running');
    for (const { id } of finished.slice(0, Math.max(0, finished.length - mostKept)))
      builds.delete(id);
  }

  const find = (id: string, account: string) => {
    const build = builds.get(id);
    return build?.account === account ? build : undefined;
  };

  return {
    find,
    start(fresh, make, onFault) {
      // A new question of the same person ends his unfinished one.
      for (const { id, account, state } of builds.values())
        if (account === fresh.account && state === 'running') builds.delete(id);
      const build: Build = { ...fresh, done: 0, made: null, state: 'running' };
      builds.set(fresh.id, build);
      makeRoom();
      const step = (done: number) => {
        build.done = done;
        return builds.get(build.id) === build;
      };
      make(step).then(
        (made) => {
          build.made = made;
          build.state = made ? 'done' : 'failed';
        },
        (fault: unknown) => {
          build.state = 'failed';
          onFault(fault);
        },
      );
    },
    drop: (id, account) => find(id, account) !== undefined && builds.delete(id),
  };
}
