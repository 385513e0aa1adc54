import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isExact, isMeant, markedKey, parseQuery, searchKey } from '../../src/domain/search.ts';
import { fold } from '../../src/domain/text.ts';

function finds(query: string, text: string): boolean {
  return isMeant(parseQuery(query), searchKey(fold(text)));
}

function findsExactly(query: string, text: string): boolean {
  return finds(query, text) && isExact(parseQuery(query), markedKey(text));
}

describe('what is meant', () => {
  test.each([
    ['t ly', 'Trà Lý', true],
    ['ly tra', 'Trà Lý', true],
    ['dong', 'Thôn Đông', true],
    ['Ðông', 'Thôn Đông', true],
    ['ong', 'Thôn Đông', false],
    ['tra ly hung', 'Trà Lý', false],
    ['', 'Trà Lý', true],
    ['  ', 'Trà Lý', true],
    ['vi tre', 'Triển lãm ảnh “Vì trẻ em”', true],
    ['25/kh', '25/KH-UBND', true],
    ['ubnd', '25/KH-UBND', true],
    ['phat thanh', 'phat_thanh Bản tin', true],
    ['hòa', 'Xã Hoà Bình', true],
  ])('[A4] %j in %j: %s', (query, text, found) => {
    expect(finds(query, text)).toBe(found);
  });

  test.each([
    ['tra li', 'Trà Lý', true],
    ['tra ly', 'Trà Lí', true],
    ['kĩ năng', 'Tập huấn kỹ năng', true],
    ['quí', 'Quý I', true],
    ['ly', 'Gia Linh', false],
    ['tuy', 'Tui', false],
    ['thuy', 'Thụy', true],
  ])('[L2] a final i or y: %j in %j: %s', (query, text, found) => {
    expect(finds(query, text)).toBe(found);
  });

  test('[A4] the starts of any words of a text find it, in any order, with or without marks', () => {
    const word = fc.constantFrom('Quyền', 'trẻ', 'em', 'Đông', 'Lý', 'hoà', 'Thụy', '25/KH', 'số');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1 }),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 5 }), fc.boolean())),
        (words, picks) => {
          const query = picks
            .map(([at, length, marks]) => {
              const start = (words[at % words.length] ?? '').slice(0, length);
              return marks ? start : fold(start);
            })
            .join(' ');
          expect(finds(query, words.join(' '))).toBe(true);
        },
      ),
    );
  });

  test('[A4] a longer query never finds more', () => {
    const text = fc.string({ unit: fc.constantFrom('t', 'r', 'à', 'l', 'ý', ' ', 'đ', '-') });
    fc.assert(
      fc.property(text, text, text, (query, more, of) => {
        if (finds(query + more, of)) expect(finds(query, of)).toBe(true);
      }),
    );
  });
});

describe('[L1] the marks that were typed', () => {
  test.each([
    ['trà lý', 'Trà Lý', true],
    ['trá', 'Trà Lý', false],
    ['tra', 'Trà Lý', true],
    ['trà ly', 'Trà Lý', true],
    ['hoà', 'Xã Hòa Bình', true],
    ['hòa', 'Xã Hoà Bình', true],
    ['thuỵ', 'Thái Thụy', true],
    ['khỏe', 'Sức khoẻ', true],
    ['hoá', 'Xã Hòa Bình', false],
    ['đong', 'Thôn Đông', false],
    ['đông', 'Thôn Đông', true],
    ['trà'.normalize('NFD'), 'Trà Lý', true],
  ])('%j is exact in %j: %s', (query, text, exact) => {
    expect(findsExactly(query, text)).toBe(exact);
  });
});
