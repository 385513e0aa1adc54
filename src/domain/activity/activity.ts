// The registry of activity types: a new type is one file that describes it and one line here.
import type { Field, Finding, Value, Values } from '../field.ts';
import { isEmpty, parseField } from '../field.ts';
import { board } from './board.ts';
import { broadcast } from './broadcast.ts';
import type { CheckContext } from './common.ts';
import { contest } from './contest.ts';
import { declaration } from './declaration.ts';
import type { Description } from './description.ts';
import { exhibition } from './exhibition.ts';
import { meeting } from './meeting.ts';
import { post } from './post.ts';
import { poster } from './poster.ts';
import { product } from './product.ts';
import { stationCard } from './station-card.ts';
import { training } from './training.ts';
import type { RecordType } from './type.ts';

const types: Readonly<Record<RecordType, Description>> = {
  phat_thanh: broadcast,
  trien_lam: exhibition,
  co_dong: poster,
  tap_huan: training,
  san_pham: product,
  bang_tin: board,
  cuoc_thi: contest,
  hoi_nghi: meeting,
  dang_mang: post,
  the_dai: stationCard,
  khai_bao: declaration,
};

export function describe(type: RecordType): Description {
  return types[type];
}

export function fieldsOf(type: RecordType): readonly Field[] {
  return types[type].fields;
}

export function fieldOf(type: RecordType, key: string): Field | undefined {
  return types[type].fields.find((field) => field.key === key);
}

/** Each given value against its own field; null clears a field. Unknown keys are findings, not ignored. [A2] */
export function parseValues(
  type: RecordType,
  given: Readonly<Record<string, unknown>>,
): {
  readonly values: Readonly<Record<string, Value | null>>;
  readonly findings: readonly Finding[];
} {
  const values: Record<string, Value | null> = {};
  const findings: Finding[] = [];
  for (const [key, raw] of Object.entries(given)) {
    const field = fieldOf(type, key);
    if (!field) findings.push({ field: key, code: 'unknown_field' });
    else if (isEmpty(raw)) values[key] = null;
    else {
      const parsed = parseField(field, raw);
      if ('findings' in parsed) findings.push(...parsed.findings);
      else values[key] = parsed.value;
    }
  }
  return { values, findings };
}

/** A whole entry: hard errors stop the save, warnings are only said. One pass for the form and the server. [A2] */
export function checkActivity(
  type: RecordType,
  values: Values,
  context: CheckContext,
): { readonly errors: readonly Finding[]; readonly warnings: readonly Finding[] } {
  const { values: parsed, findings } = parseValues(type, values);
  const missing = fieldsOf(type)
    .filter((field) => field.need !== 'may' && isEmpty(values[field.key]))
    .map((field): Finding => ({ field: field.key, code: 'required' }));
  const known = new Set([...findings, ...missing].map((finding) => finding.field));
  const sound = Object.fromEntries(
    Object.entries(parsed).filter((entry): entry is [string, Value] => entry[1] !== null),
  );
  const crossed = types[type].errors(sound, context).filter((finding) => !known.has(finding.field));
  return { errors: [...findings, ...missing, ...crossed], warnings: types[type].warnings(sound) };
}
