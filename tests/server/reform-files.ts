// The files of reforms that might come: made from the set in force, so that they are whole.
import { communesOf, shippedUnits } from '../../src/domain/unit-catalogue.ts';

const now = shippedUnits.sets.at(-1);
if (!now) throw new Error('no set');
const nowUnits = now.units.map((unit) => {
  const { code, name, short, type, level, parent, search } = unit;
  return { code, name, short, type, level, parent, search };
});

interface Reforming {
  readonly set?: string;
  readonly validFrom?: string;
  /** Old code → the code it goes into. */
  readonly into?: Readonly<Record<string, string>>;
  /** Old code → the codes that take parts of it. */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
}

/** All communes go on as they are, but for what is said. */
export function reformFiles({
  set = 'HY2027',
  validFrom = '2027-01-01',
  into = {},
  parts = {},
}: Reforming) {
  const gone = (code: string) => (into[code] ?? code) !== code || code in parts;
  const communes = now ? communesOf(now) : [];
  const edges = communes.flatMap(({ code }) =>
    code in parts
      ? (parts[code] ?? []).map((to) => ({ old: code, new: to, part: 'mot_phan' }))
      : [{ old: code, new: into[code] ?? code, part: 'toan_bo' }],
  );
  return {
    set: {
      meta: { set, validFrom, validTo: null },
      units: nowUnits.filter(({ code }) => !gone(code)),
    },
    map: { meta: { legal: 'Nghị quyết 1/NQ-UBTVQH16' }, edges },
  };
}

const [first, second] = communesOf(now);
if (!first || !second) throw new Error('no communes');

/** Two communes become one from 2027 on. */
export const mergedTwo = {
  first,
  second,
  files: reformFiles({ into: { [second.code]: first.code } }),
};
