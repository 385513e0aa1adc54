// What has happened at least once. A simulation that never meets a fault proves nothing about it.
import { deedNames, faultNames } from './profiles.ts';

export interface Coverage {
  readonly met: (kind: string, name: string) => void;
  readonly counts: () => Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly take: (counts: Readonly<Record<string, Readonly<Record<string, number>>>>) => void;
}

export function newCoverage(): Coverage {
  const counts: Record<string, Record<string, number>> = {};
  const add = (kind: string, name: string, times: number) => {
    const group = (counts[kind] ??= {});
    group[name] = (group[name] ?? 0) + times;
  };
  return {
    met: (kind, name) => add(kind, name, 1),
    counts: () => counts,
    take: (given) => {
      for (const [kind, group] of Object.entries(given))
        for (const [name, times] of Object.entries(group)) add(kind, name, times);
    },
  };
}

/** What must have happened in any batch of this many seeds or more; a name is "kind: name". */
export const sometimes: Readonly<Record<string, readonly string[]>> = {
  faults: faultNames,
  deeds: deedNames,
  outcomes: ['applied', 'merged', 'conflict', 'held', 'rejected'],
  problems: [
    'not-allowed',
    'no-record',
    'invalid',
    'locked',
    'differs',
    'edited-after-delete',
    'delete-vs-edit',
    'stale-review',
    'not-reviewable',
    'open-conflict',
    'note-needed',
    'malformed',
    'unauthorized',
    'too-large',
    'slow-down',
    'internal',
    'epoch-changed',
    'needs-upgrade',
    'mismatching-upload-offset',
    'photo-damaged',
    'not-checked',
    'second-step',
    'one-step',
  ],
  words: ['saved', 'sent', 'attention', 'conflict', 'returned', 'approved', 'cancelled', 'synced'],
  kills: ['inside a transaction', 'between transactions'],
  tabs: ['two at once'],
  steps: ['approved in two'],
  calm: ['driven home'],
  photos: ['taken', 'taken off', 'looked for', 'a piece sent', 'arrived'],
  server: ['restarted', 'backed up', 'restored'],
  rights: ['taken', 'given'],
  moves: ['to another year', 'buried'],
  answers: ['lost scope', 'gone', 'tombstone del', 'tombstone out', 'loss'],
  skew: ['a newer app', 'told to update', 'an older server'],
  boundaries: ['before', 'inside', 'after'].flatMap((when) =>
    ['a save', 'an answer', 'a fact'].map((what) => `${when} ${what}`),
  ),
  rounds: ['level', 'silent', 'refused', 'signed-out', 'busy', 'behind'],
};

/** Fewer seeds than this may miss something by chance alone. */
export const enoughSeeds = 2000;

export function missing(coverage: Coverage): readonly string[] {
  const counts = coverage.counts();
  return Object.entries(sometimes).flatMap(([kind, names]) =>
    names.filter((name) => !counts[kind]?.[name]).map((name) => `${kind}: ${name}`),
  );
}
