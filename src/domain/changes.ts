// What became of a record's content since a version somebody had looked at: the first value before, the last after.
import type { Changes, StoryEntry } from './record.ts';
import { sameValue } from './record.ts';

/** Fields that came back to what they were are left out. @param v the version that was looked at */
export function changesSince(story: readonly StoryEntry[], v: number): Changes {
  const all: Record<string, Changes[string]> = {};
  for (const entry of story) {
    if (entry.v <= v) continue;
    for (const [field, [before, after]] of Object.entries(entry.changes ?? {}))
      all[field] = [all[field] ? all[field][0] : before, after];
  }
  return Object.fromEntries(
    Object.entries(all).filter(([, [before, after]]) => !sameValue(before, after)),
  );
}
