// The words of the forms: labels, choices, hints and findings of every activity type. Loaded with the form, the record
// and the desk. What comes from the plan (topics, conventions, tasks …) is worded by the plan itself.
import type { RecordType } from '../../domain/activity/type.ts';
import type { Finding } from '../../domain/field.ts';
import type { PlanEntry } from '../../domain/plan.ts';
import { plan } from '../../domain/plan.ts';
import vi from './form-vi.json' with { type: 'json' };
import { lazyWords } from './lazy-words.ts';
import { language } from './words.ts';

/** `tFormIf`: for keys put together from a field or a choice. */
export const { say: tForm, sayIf: tFormIf } = lazyWords(
  vi,
  () => import('./form-en.json', { with: { type: 'json' } }),
);

const planLists: readonly (readonly PlanEntry[])[] = [
  plan.topics,
  plan.conventions,
  plan.audiences,
  plan.tasks,
  plan.channels,
  plan.productKinds,
  plan.training.kinds,
  plan.training.forms,
  plan.training.trainees,
  plan.training.materials,
];

function planEntry(code: string): PlanEntry | undefined {
  return planLists.flat().find((entry) => entry.code === code);
}

/** The plan's own words, in full; for the "nguyên văn" of a list. */
export function planText(code: string): string | undefined {
  const entry = planEntry(code);
  return language.value === 'en' ? (entry?.en ?? entry?.vi) : entry?.vi;
}

/** The plan's short form, else ours, else its full text. */
function planShort(code: string): string | undefined {
  const own = language.value === 'vi' ? planEntry(code)?.short : undefined;
  return own ?? tFormIf(`short.${code}`) ?? planText(code);
}

/** "lines.0.width" and "lines.width" are the same field of a line. */
function withoutIndex(key: string): string {
  return key.replace(/\.\d+(?=\.|$)/g, '');
}

/** The label of a field; a type may word a shared field its own way. */
export function tField(type: RecordType, key: string): string {
  const field = withoutIndex(key);
  const group = field.replace(/^attendance\./, '');
  return (
    tFormIf(`field.${type}.${field}`) ?? tFormIf(`field.${field}`) ?? planShort(group) ?? field
  );
}

export function tHint(type: RecordType, key: string): string | undefined {
  const field = withoutIndex(key);
  return tFormIf(`hint.${type}.${field}`) ?? tFormIf(`hint.${field}`);
}

/** The label of a choice. Codes of the plan are worded by the plan, with the code in front where people cite it. */
export function tChoice(fieldKey: string, code: string): string {
  const field = withoutIndex(fieldKey).split('.').at(-1) ?? fieldKey;
  const own = tFormIf(`choice.${field}.${code}`);
  if (own !== undefined) return own;
  const short = planShort(code);
  if (short === undefined) return code;
  return /^I[IV]*\./.test(code) ? `${code} · ${short}` : short;
}

/** What is wrong, in one sentence that says what to do; with the label in front for lists of findings. */
export function tFinding(finding: Pick<Finding, 'code' | 'params'>, label?: string): string {
  // A text that may be as short as one letter is too short only when it is empty.
  const empty = finding.code === 'too_short' && finding.params?.min === undefined;
  const code = empty ? 'required' : finding.code;
  const sentence = tFormIf(`finding.${code}`, finding.params) ?? tForm('finding.bad_value');
  return label ? `${label}: ${sentence}` : sentence;
}
