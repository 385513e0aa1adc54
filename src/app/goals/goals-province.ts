// What Mục tiêu, Nhiệm vụ and readiness ask the province.
import type { Result } from '../../domain/result.ts';
import type { Behind, ReadinessView, RegisterEntry, Targets, Tasks } from '../../protocol/goals.ts';
import { behindSchema, readinessSchema, targetsSchema, tasksSchema } from '../../protocol/goals.ts';
import type { Refusal } from '../province.ts';
import { ask, present } from '../province.ts';

export async function readTargets(year: number): Promise<Result<Targets, Refusal>> {
  return present(await ask('GET', `/goals/${year}/targets`, undefined, targetsSchema));
}

/** @param unit "HY2025.12472", or null for every commune in sight */
export async function readTasks(
  year: number,
  unit: string | null,
): Promise<Result<Tasks, Refusal>> {
  const search = unit === null ? '' : `?unit=${unit}`;
  return present(await ask('GET', `/goals/${year}/tasks${search}`, undefined, tasksSchema));
}

export async function readReadiness(year: number): Promise<Result<ReadinessView, Refusal>> {
  return present(await ask('GET', `/goals/${year}/readiness`, undefined, readinessSchema));
}

export interface Figure {
  readonly year: number;
  readonly unit: string;
  readonly dimension: string;
  readonly code: string;
}

export async function readBehind(asked: Figure): Promise<Result<Behind, Refusal>> {
  const { year, unit, dimension, code } = asked;
  const search = new URLSearchParams({ dimension, code });
  return present(
    await ask('GET', `/goals/${year}/records/${unit}?${search}`, undefined, behindSchema),
  );
}

export async function writeRegister(entry: RegisterEntry): Promise<Result<null, Refusal>> {
  return ask('POST', '/register', entry, null);
}
