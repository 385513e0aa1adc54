// The words of the forms: labels, choices, hints and findings of every activity type. Loaded with the form, the record
// and the desk. What comes from the plan (topics, conventions, tasks …) is worded by the plan itself.
import { effect, signal } from '@preact/signals';
import type { ActivityType } from '../../domain/activity/type.ts';
import type { Finding } from '../../domain/field.ts';
import type { PlanEntry } from '../../domain/plan.ts';
import { plan } from '../../domain/plan.ts';
import type { Params } from './fill.ts';
import { fill } from './fill.ts';
import type en from './form-en.json';
import vi from './form-vi.json' with { type: 'json' };
import { language } from './words.ts';

export type FormKey = keyof typeof vi;
type Catalogue = Readonly<Record<FormKey, string>>;
type English = typeof en;
type Exactly<Keys> = [Keys] extends [FormKey]
  ? [FormKey] extends [Keys]
    ? Catalogue
    : never
  : never;

const english = signal<Catalogue | undefined>(undefined);

async function loadEnglish(): Promise<Exactly<keyof English>> {
  const file = await import('./form-en.json', { with: { type: 'json' } });
  return file.default;
}

effect(() => {
  if (language.value !== 'en' || english.peek()) return;
  // Offline before the chunk was kept: the form stays in Vietnamese, which every officer reads.
  loadEnglish().then(
    (words) => {
      english.value = words;
    },
    () => undefined,
  );
});

function catalogue(): Catalogue {
  return language.value === 'en' ? (english.value ?? vi) : vi;
}

/** A sentence whose key is put together from data; undefined when the catalogue has none. */
function lookUp(key: string): string | undefined {
  const words: Readonly<Record<string, string | undefined>> = catalogue();
  return words[key];
}

export function tForm(key: FormKey, params?: Params): string {
  return fill(catalogue()[key], params, language.value);
}

/** As `tForm`, for keys put together from a field or a choice. */
export function tFormIf(key: string, params?: Params): string | undefined {
  const text = lookUp(key);
  return text === undefined ? undefined : fill(text, params, language.value);
}

const planLists: readonly (readonly PlanEntry[])[] = [
  plan.topics,
  plan.conventions,
  plan.audiences,
  plan.tasks,
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
  return own ?? lookUp(`short.${code}`) ?? planText(code);
}

/** "lines.0.width" and "lines.width" are the same field of a line. */
function withoutIndex(key: string): string {
  return key.replace(/\.\d+(?=\.|$)/g, '');
}

/** The label of a field; a type may word a shared field its own way. */
export function tField(type: ActivityType, key: string): string {
  const field = withoutIndex(key);
  const group = field.replace(/^attendance\./, '');
  return lookUp(`field.${type}.${field}`) ?? lookUp(`field.${field}`) ?? planShort(group) ?? field;
}

export function tHint(type: ActivityType, key: string): string | undefined {
  const field = withoutIndex(key);
  return lookUp(`hint.${type}.${field}`) ?? lookUp(`hint.${field}`);
}

/** The label of a choice. Codes of the plan are worded by the plan, with the code in front where people cite it. */
export function tChoice(fieldKey: string, code: string): string {
  const field = withoutIndex(fieldKey).split('.').at(-1) ?? fieldKey;
  const own = lookUp(`choice.${field}.${code}`);
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
