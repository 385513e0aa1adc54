// The targets against declarations written out by hand, and against a recount over random ones.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agency } from '../../src/domain/agency.ts';
import { agencyFault, isAdministrative, registerOn } from '../../src/domain/agency.ts';
import file from '../../src/domain/catalogue/agencies.json' with { type: 'json' };
import type { Values } from '../../src/domain/field.ts';
import type { Declared, Quoted, TargetLine } from '../../src/domain/target.ts';
import { percentOf, spokesLacks, targetLines } from '../../src/domain/target.ts';

const cutOff = '2026-11-20';

function commune(id: string): Agency {
  return { id, name: `Xã ${id}`, kind: 'ubnd_xa', from: '2025-07-01', to: null };
}
const [a, b, c] = ['a', 'b', 'c'].map(commune) as [Agency, Agency, Agency];
const press: Agency = { ...a, id: 'bao', name: 'Báo tỉnh', kind: 'bao_chi' };
const police: Agency = { ...a, id: 'ca', name: 'Công an tỉnh', kind: 'trung_uong' };

const fulfilled = {
  spokesDecision: '12/QĐ-UBND',
  spokesDecisionDate: '2026-08-01',
  regulationNumber: '15/QĐ-UBND',
  regulationDate: '2026-08-10',
  informings: 2,
};

function says(agency: Agency, values: Values, differ: readonly string[] = []): Declared {
  return { agency: agency.id, values, differ };
}

function heads(inPost: number, trained: number, recent?: number): Values {
  return {
    'inPost.can_bo_qcn': inPost,
    'trained.can_bo_qcn': trained,
    ...(recent === undefined ? {} : { 'trainedThisYear.can_bo_qcn': recent }),
  };
}

function line(
  code: string,
  declared: readonly Declared[],
  register: readonly Agency[] = [a, b, c],
  quoted: readonly Quoted[] = [],
): TargetLine {
  const found = targetLines({ cutOff, register, declared, quoted }).find(
    (one) => one.code === code,
  );
  if (!found) throw new Error(`no target ${code}`);
  return found;
}

describe('[G1] the register', () => {
  const agencies = file.agencies as readonly Agency[];

  test('is of the day: the department that was dissolved is in 2024 and not in 2025', () => {
    const posts = (day: string) => registerOn(agencies, day).map(({ post }) => post);
    expect(posts('2024-11-20')).toContain('stttt');
    expect(posts('2025-11-20')).not.toContain('stttt');
    expect(posts('2025-11-20')).toContain('svhttdl');
  });

  test('what the province ships and types is sound, or says what is wrong', () => {
    expect(agencies.map(agencyFault)).toEqual(agencies.map(() => undefined));
    expect(agencyFault({ ...a, name: ' x ' })).toBe('name');
    expect(agencyFault({ ...a, from: '2025-02-30' })).toBe('from');
    expect(agencyFault({ ...a, to: '2025-06-30' })).toBe('to');
  });

  test('the press and a central agency are asked for heads, not for a spokesperson', () => {
    expect([a, press, police].map(isAdministrative)).toEqual([true, false, false]);
    const register = [a, press, police];
    const asked = (code: string) => line(code, [], register).asked;
    expect(['I.2.1', 'I.2.2a', 'I.2.2b', 'I.2.2c', 'I.2.2d'].map(asked)).toEqual([1, 2, 1, 2, 1]);
  });
});

describe('[G2] spokespersons', () => {
  test('of all agencies, also of the silent ones, who are named', () => {
    const { numerator, denominator, percent, silent, reached } = line('I.2.1', [
      says(a, fulfilled),
      says(b, { ...fulfilled, informings: 0 }),
    ]);
    expect([numerator, denominator, percent, reached]).toEqual([1, 3, 33.3, false]);
    expect(silent).toEqual(['c']);
  });

  test('nobody has declared: no figure, and not nought', () => {
    expect(line('I.2.1', [])).toMatchObject({ numerator: null, percent: null, reached: null });
  });

  test('a document needs its number and its day, and the day lies before the cut-off', () => {
    expect(spokesLacks(fulfilled, cutOff)).toEqual([]);
    expect(spokesLacks({ ...fulfilled, regulationDate: '2026-11-21' }, cutOff)).toEqual([
      'regulation',
    ]);
    expect(spokesLacks({ ...fulfilled, spokesDecisionDate: undefined }, cutOff)).toEqual([
      'decision',
    ]);
    expect(spokesLacks({ informings: 0 }, cutOff)).toEqual(['decision', 'regulation', 'informing']);
    expect(spokesLacks({ results: 'tốt' }, cutOff)).toBeNull();
  });

  test('[G4] a number two people differ about fulfils nothing', () => {
    const two = line('I.2.1', [says(a, fulfilled, ['informings'])]);
    expect(two).toMatchObject({ numerator: 0, doubts: [{ agency: 'a', why: 'differs' }] });
  });
});

describe('[G3] heads', () => {
  test('trained of in post, over those that declared; a declared nought counts, silence does not', () => {
    const all = line('I.2.2a', [says(a, heads(4, 3)), says(b, heads(0, 0)), says(c, {})]);
    expect(all).toMatchObject({ numerator: 3, denominator: 4, percent: 75, silent: ['c'] });
  });

  test('only noughts: declared, and no percentage of nothing', () => {
    const none = line('I.2.2a', [says(a, heads(0, 0))]);
    expect(none).toMatchObject({ numerator: 0, denominator: 0, percent: null, reached: null });
  });

  test.each([
    ['more trained than in post', heads(4, 5), { why: 'over_posts', n: 5, of: 4 }],
    ['more this year than ever', heads(4, 3, 4), { why: 'over_trained', n: 4, of: 3 }],
    ['one number without the other', { 'inPost.can_bo_qcn': 4 }, { why: 'half' }],
  ])('[G4] %s is named and counted in neither part', (_, values, doubt) => {
    const all = line('I.2.2a', [says(a, values), says(b, heads(2, 2))]);
    expect(all).toMatchObject({
      numerator: 2,
      denominator: 2,
      doubts: [{ agency: 'a', ...doubt }],
    });
    expect(all.silent).toEqual(['c']);
  });

  test('[G4] a merged unit does not speak beside its successor', () => {
    const old = commune('TB2024.1');
    const all = line('I.2.2a', [says(old, heads(9, 9)), says(a, heads(2, 1))]);
    expect(all).toMatchObject({ numerator: 1, denominator: 2 });
    expect(all.doubts).toEqual([{ agency: 'TB2024.1', why: 'merged' }]);
  });

  test('[G3] every agency is counted, silent or doubted: none is lost, none twice', () => {
    const one = fc.record({
      inPost: fc.option(fc.nat(20), { nil: undefined }),
      trained: fc.option(fc.nat(20), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (numbers) => {
        const register = numbers.map((_, at) => commune(`x${at}`));
        const declared = register.map((agency, at) =>
          says(agency, {
            'inPost.can_bo_qcn': numbers[at]?.inPost,
            'trained.can_bo_qcn': numbers[at]?.trained,
          }),
        );
        const sound = numbers.filter(
          ({ inPost, trained }) =>
            inPost !== undefined && trained !== undefined && trained <= inPost,
        );
        const all = line('I.2.2a', declared, register);
        expect(all.silent.length + all.doubts.length + sound.length).toBe(numbers.length);
        if (sound.length === 0) expect(all.numerator).toBeNull();
        else {
          expect(all.numerator).toBe(sound.reduce((sum, { trained = 0 }) => sum + trained, 0));
          expect(all.denominator).toBe(sound.reduce((sum, { inPost = 0 }) => sum + inPost, 0));
        }
      }),
    );
  });
});

describe('[G5] quoted figures', () => {
  const said = { number: '88/BC-CAT', date: '2026-11-15', agency: 'Công an tỉnh' };

  test('stand with their document, or not at all', () => {
    expect(line('I.2.3a', []).percent).toBeNull();
    const quoted = { code: 'I.2.3a' as const, percent: 9.9, ...said };
    const found = line('I.2.3a', [], [a], [quoted]);
    expect(found).toMatchObject({ percent: 9.9, reached: true, quoted, numerator: null });
  });

  test('below 10 % is below, 90 % is at least', () => {
    const at = (code: 'I.2.3a' | 'I.2.3b', percent: number) =>
      line(code, [], [a], [{ code, percent, ...said }]).reached;
    expect([at('I.2.3a', 10), at('I.2.3a', 9.99)]).toEqual([false, true]);
    expect([at('I.2.3b', 89.99), at('I.2.3b', 90)]).toEqual([false, true]);
  });
});

describe('[G6] reached', () => {
  test('by the exact fraction: 2999 of 3000 is shown as 99,9 and is not all', () => {
    const all = line('I.2.2a', [says(a, heads(3000, 2999))]);
    expect(all).toMatchObject({ percent: 99.9, reached: false });
    expect(line('I.2.2a', [says(a, heads(3, 3))])).toMatchObject({ percent: 100, reached: true });
  });

  test('seventy of a hundred are 70 %, whatever the size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (n) => {
        expect(percentOf(7 * n, 10 * n)).toBe(70);
      }),
    );
  });
});
