// The plan 48/KH-UBND as a catalogue. Codes stand as in the plan; a sibling province loads another file. domain.md §1
import file from './catalogue/plan-48-kh-ubnd.json' with { type: 'json' };

export interface PlanEntry {
  readonly code: string;
  readonly vi: string;
  readonly en?: string;
  /** Short form for lists and forms. */
  readonly short?: string;
}

/** "excluded" tasks are about cases, persons or online speech: named in the report, never collected. [P3] */
export interface PlanTask extends PlanEntry {
  readonly scope: string;
  /** Groups of units that answer for it, and that help. */
  readonly lead: readonly string[];
  readonly coordinate: readonly string[];
  /** Kinds of work that serve it; not all are collected. */
  readonly activityTypes: readonly string[];
}

/** I.2.1 to I.2.3: what is to be reached, and how it is measured. domain.md §1.2 */
export interface PlanTarget extends PlanEntry {
  readonly goal: number;
  readonly by: number;
  /** "max_exclusive": to stay below the goal. */
  readonly direction: string;
  readonly measure: string;
  /** The group whose heads are counted. */
  readonly group?: string;
}

/** A way to the people; `nd49` is its number among the eight kinds of Nghị định 49/2024/NĐ-CP. */
export interface PlanChannel extends PlanEntry {
  readonly nd49?: number;
}

export interface Plan {
  readonly targets: readonly PlanTarget[];
  readonly topics: readonly PlanEntry[];
  readonly conventions: readonly PlanEntry[];
  readonly audiences: readonly PlanEntry[];
  readonly tasks: readonly PlanTask[];
  readonly channels: readonly PlanChannel[];
  readonly productKinds: readonly PlanEntry[];
  readonly training: {
    readonly kinds: readonly PlanEntry[];
    readonly forms: readonly PlanEntry[];
    readonly trainees: readonly PlanEntry[];
    readonly materials: readonly PlanEntry[];
  };
}

export const plan: Plan = file;

export function codesOf(entries: readonly PlanEntry[]): readonly string[] {
  return entries.map((entry) => entry.code);
}

/** Tasks an activity may be filed under. [P3] */
export const collectedTasks: readonly PlanTask[] = plan.tasks.filter(
  (task) => task.scope !== 'excluded',
);

/**
 * Tasks a commune is asked for. The plan names no commune; since the districts ended its committee stands where
 * theirs stood. domain.md §1.3
 */
export const communeTasks: readonly PlanTask[] = plan.tasks.filter(
  (task) => task.scope === 'core' && task.lead.includes('ubnd_huyen'),
);
