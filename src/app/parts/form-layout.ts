// What of a type's description applies to what has been typed so far, and under which heading it stands. Pure
// functions: the form draws what they say, and the save drops what does not apply.
import { fieldsOf } from '../../domain/activity/activity.ts';
import { afterDistricts, includes } from '../../domain/activity/common.ts';
import type { RecordType } from '../../domain/activity/type.ts';
import type { Field, Finding, Typed, Value } from '../../domain/field.ts';

/** Without the choice that ended, unless the entry already says it: then it stays to be seen and changed. */
function withoutEnded(field: Field, typed: Typed): Field {
  if (!('ended' in field) || field.ended === undefined) return field;
  const { key, ended } = field;
  const chosen = typed[key] === ended || includes(typed[key], ended);
  if (!afterDistricts(typed) || chosen) return field;
  return { ...field, of: field.of.filter((code) => code !== ended) };
}

/** The fields that apply now, in the order of the form; also for one line of a list. */
export function applying(fields: readonly Field[], typed: Typed): readonly Field[] {
  return fields
    .filter(({ when }) => when?.(typed) ?? true)
    .map((field) => withoutEnded(field, typed));
}

export function visibleFields(type: RecordType, typed: Typed): readonly Field[] {
  return applying(fieldsOf(type), typed);
}

/** A form of any type, told from outside what it holds and what to say about it. */
export interface FormProps {
  readonly type: RecordType;
  /** Values, or text that is no value yet, by field. */
  readonly values: Typed;
  /** What must be corrected: only what the screen has decided to show by now. */
  readonly findings: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** The reviewer's notes by field. */
  readonly pins: Readonly<Record<string, string>>;
  readonly onValue: (key: string, value: Value | undefined) => void;
  /** Only the fields of this part are shown; all of them are saved. */
  readonly part?: string | undefined;
  /** Local date, for "Hôm nay"; the phone's own when not given. */
  readonly today?: string;
}

export interface Section {
  readonly name: 'main' | 'counts' | 'plan' | 'more';
  /** Of counts: the group they are summed up in, "attendance". */
  readonly group?: string;
  readonly fields: readonly Field[];
}

export function isOptional(field: Field): boolean {
  return field.need === 'may' && !field.asked;
}

function sectionOf({ key, need, place }: Field): Omit<Section, 'fields'> {
  const [group, part] = key.split('.');
  if (part !== undefined && group !== undefined && !place) return { name: 'counts', group };
  return { name: place ?? (need === 'may' ? 'more' : 'main') };
}

/** Essentials and counts in the order of the form, then the plan, then what few entries need. */
export function formSections(type: RecordType, typed: Typed, part?: string): readonly Section[] {
  const ordered: (Section & { readonly fields: Field[] })[] = [];
  const plan: Field[] = [];
  const more: Field[] = [];
  for (const field of visibleFields(type, typed)) {
    if (part !== undefined && field.part !== part) continue;
    const section = sectionOf(field);
    const open = ordered.at(-1);
    if (section.name === 'plan') plan.push(field);
    else if (section.name === 'more') more.push(field);
    else if (open?.name === section.name && open.group === section.group) open.fields.push(field);
    else ordered.push({ ...section, fields: [field] });
  }
  return [...ordered, { name: 'plan', fields: plan }, { name: 'more', fields: more }];
}

/** The parts of a long form that hold something to correct, in the order of the form. */
export function partsOf(type: RecordType, findings: readonly Finding[]): readonly string[] {
  const found = fieldsOf(type).flatMap(({ key, part }) =>
    part !== undefined && findings.some(({ field }) => field === key) ? [part] : [],
  );
  return [...new Set(found)];
}
