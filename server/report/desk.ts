// Reports being made, in memory: each says how far it is and can be stopped; the last few stay to be looked into. What is
// lost with the process is made again by asking again.
import type { Adjustments } from '../../src/domain/report/adjust.ts';
import type { Paper } from '../../src/domain/report/paper.ts';
import type { Report } from '../../src/domain/report/report.ts';
import type { Clock } from '../instant.ts';
import type { Ingredients } from './assemble.ts';

export interface Made {
  readonly ingredients: Ingredients;
  readonly report: Report;
  /** Of a frozen version, as it was; otherwise drawn anew from the words of the moment. */
  readonly frozen: Paper | null;
  /** The frozen version it shows, or is compared with. */
  readonly version: number | null;
  /** What has moved since that was frozen, if it is compared. */
  readonly moved: Adjustments | null;
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
  /** How many are held, of everybody. */
  readonly held: () => number;
}

/** Finished reports kept for looking into, some megabytes each; the one longest unlooked at goes first. */
export const mostKept = 8;
/** Unlooked at for so long, it is made again by asking again. */
export const longestKeptMs = 2 * 3_600_000;

export function newReportDesk(clock: Clock): ReportDesk {
  const builds = new Map<string, Build & { lookedMs: number }>();

  /** In the map the one looked at last stands last. */
  function makeRoom(): void {
    const finished = [...builds.values()].filter(({ state }) => state !== 'running');
    const old = (build: (typeof finished)[number]) => build.lookedMs < clock() - longestKeptMs;
    for (const [at, build] of finished.entries())
      if (old(build) || at < finished.length - mostKept) builds.delete(build.id);
  }

  const find = (id: string, account: string) => {
    makeRoom();
    const build = builds.get(id);
    if (build?.account !== account) return undefined;
    build.lookedMs = clock();
    builds.delete(id);
    builds.set(id, build);
    return build;
  };

  return {
    find,
    start(fresh, make, onFault) {
      // A new question of the same person ends his unfinished one.
      for (const { id, account, state } of builds.values())
        if (account === fresh.account && state === 'running') builds.delete(id);
      const begun = { done: 0, made: null, state: 'running' as const };
      const build: Build & { lookedMs: number } = { ...fresh, ...begun, lookedMs: clock() };
      builds.set(fresh.id, build);
      makeRoom();
      const step = (done: number) => {
        build.done = done;
        return builds.get(build.id) === build;
      };
      make(step).then(
        (made) => {
          // Stopped or let go of meanwhile: nobody will ask for it.
          if (builds.get(build.id) === build) build.made = made;
          build.state = made ? 'done' : 'failed';
          makeRoom();
        },
        (fault: unknown) => {
          build.state = 'failed';
          onFault(fault);
        },
      );
    },
    held: () => builds.size,
    drop: (id, account) => find(id, account) !== undefined && builds.delete(id),
  };
}
