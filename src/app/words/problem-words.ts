// A refusal as people read it. The sentences live beside the refusals, in src/domain/problem.ts, in both languages;
// a file of its own so that a screen that shows no refusals does not load them.
import type { Problem } from '../../domain/problem.ts';
import { problemWords } from '../../domain/problem.ts';
import { language } from './words.ts';

/** What happened, what to do, and the code to read out over the telephone. */
export function tProblem(problem: Pick<Problem, 'type'>): {
  readonly title: string;
  readonly todo: string;
  readonly code: string;
} {
  return problemWords(problem.type, language.value);
}
