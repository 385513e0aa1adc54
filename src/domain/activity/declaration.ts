// K. Khai báo năm: what a unit says of itself once a year, in four parts. No activity. Heads are counted, never named;
// what is not declared is "chưa có số liệu" and not nought. domain.md §1.2, §2.3 K [D3]
import type { Field, Finding, Values, ValuesOf } from '../field.ts';
import { isEmpty } from '../field.ts';
import type { CheckContext } from './common.ts';
import { documentNumber } from './common.ts';
import { countFields, described } from './description.ts';

/** The groups of target I.2.2, a to d. */
export const headGroups = ['can_bo_qcn', 'can_bo_tttt', 'bao_chi_ttdn', 'chu_chot_ctxh'] as const;

/** The parts of a declaration: K1 spokesperson, K2 heads, K3 own plan, K4 in words. */
export const declarationParts = ['k1', 'k2', 'k3', 'k4'] as const;
export type DeclarationPart = (typeof declarationParts)[number];

const heads = headGroups.flatMap((group) => {
  const part = (of: string, whole: string) =>
    countFields(of, [group], 100_000).map((field) => ({ ...field, whole: `${whole}.${group}` }));
  return [
    ...countFields('inPost', [group], 100_000),
    ...part('trained', 'inPost'),
    ...part('trainedThisYear', 'trained'),
  ];
});

const narrative = ['results', 'difficulties', 'causes', 'proposals', 'directions'] as const;

const own = [
  { key: 'spokesDecision', kind: 'text', need: 'may', part: 'k1', max: 60 },
  { key: 'spokesDecisionDate', kind: 'date', need: 'may', part: 'k1' },
  { key: 'regulationNumber', kind: 'text', need: 'may', part: 'k1', max: 60 },
  { key: 'regulationDate', kind: 'date', need: 'may', part: 'k1' },
  { key: 'informings', kind: 'int', need: 'may', part: 'k1', min: 0, max: 400 },
  { key: 'planNumber', kind: 'text', need: 'may', part: 'k3', max: 60 },
  { key: 'planDate', kind: 'date', need: 'may', part: 'k3' },
] as const satisfies readonly Field[];

const declarationFields: readonly Field[] = [
  ...own.map((field): Field => ({ ...field, place: 'main', asked: true })),
  // Only a yardstick for the desk: figures above it are looked at twice. [K4]
  {
    key: 'population',
    kind: 'int',
    need: 'may',
    place: 'main',
    part: 'k2',
    min: 100,
    max: 500_000,
  },
  ...heads.map(
    (field): Field => ({
      ...field,
      place: 'main',
      part: 'k2',
      ...(field.key.startsWith('trainedThisYear') ? {} : { asked: true }),
    }),
  ),
  ...narrative.map(
    (key): Field => ({
      key,
      kind: 'text',
      need: 'may',
      place: 'main',
      part: 'k4',
      max: 3000,
      long: true,
    }),
  ),
];

type Declaration = ValuesOf<typeof own> & Values;

const documents = [
  ['spokesDecision', 'spokesDecisionDate'],
  ['regulationNumber', 'regulationDate'],
  ['planNumber', 'planDate'],
] as const;

/** [D3] */
function errors(v: Declaration, { today }: CheckContext): Finding[] {
  const found: Finding[] = [];
  for (const group of headGroups) {
    const [posts, trained, recent] = ['inPost', 'trained', 'trainedThisYear'].map(
      (of) => v[`${of}.${group}`],
    );
    if (isEmpty(posts) && !(isEmpty(trained) && isEmpty(recent)))
      found.push({ field: `inPost.${group}`, code: 'required' });
    if (!isEmpty(posts) && isEmpty(trained))
      found.push({ field: `trained.${group}`, code: 'required' });
    if (Number(trained) > Number(posts))
      found.push({ field: `trained.${group}`, code: 'over_posts', params: { n: Number(posts) } });
    if (Number(recent) > Number(trained))
      found.push({
        field: `trainedThisYear.${group}`,
        code: 'over_trained',
        params: { n: Number(trained) },
      });
  }
  for (const [, dated] of documents) {
    const day = v[dated];
    if (day && day > today) found.push({ field: dated, code: 'date_future' });
  }
  return found;
}

/** [A17] */
function warnings(v: Declaration): Finding[] {
  return documents.flatMap(([number, dated]): Finding[] => {
    const given = v[number];
    if (given && !documentNumber.test(given)) return [{ field: number, code: 'doc_number_shape' }];
    return Boolean(given) === Boolean(v[dated]) ? [] : [{ field: dated, code: 'number_and_day' }];
  });
}

export const declaration = described(declarationFields, {
  first: () => ({}),
  errors,
  warnings,
});

/** Fields of a part that must be filled for it to count as declared. */
const asked: Readonly<Record<DeclarationPart, readonly string[]>> = {
  k1: ['spokesDecision', 'spokesDecisionDate', 'regulationNumber', 'regulationDate', 'informings'],
  k2: headGroups.flatMap((group) => [`inPost.${group}`, `trained.${group}`]),
  k3: ['planNumber', 'planDate'],
  k4: ['results', 'difficulties', 'proposals', 'directions'],
};

/** What is still not said in a part: field keys, in their order; empty when it is declared. [D3] */
export function missingIn(part: DeclarationPart, values: Values): readonly string[] {
  return asked[part].filter((key) => isEmpty(values[key]));
}
