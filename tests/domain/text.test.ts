import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cleanText,
  fold,
  hasPersonalDigits,
  isCleanText,
  namesPerson,
} from '../../src/domain/text.ts';

test.each([
  ['Đông Hưng', 'dong hung'],
  ['ĐÔNG  HƯNG ', 'dong hung'],
  ['hoà', 'hoa'],
  ['hòa', 'hoa'],
  ['Thụy / Thuỵ', 'thuy / thuy'],
  ['Nguyễn Ước', 'nguyen uoc'],
  ['Ð ð', 'd d'],
  ['a\n\tb', 'a b'],
])('[A4] %j folds to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('[A4] folding does not depend on how the marks were typed, and folds once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test('[A3] what was pasted becomes storable: forbidden signs dropped, NFC, trimmed', () => {
  expect(cleanText(' a\u0000\ud800b\r\n ')).toBe('ab');
  expect(cleanText('điều'.normalize('NFD'))).toBe('điều'.normalize('NFC'));
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(isCleanText(cleanText(text))).toBe(true);
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
    }),
  );
});

test.each([
  ['Gọi 0912345678', true],
  ['Gọi 0912.345.678', true],
  ['CCCD 034 099 001 234', true],
  ['9 số: 123456789', true],
  ['8 số: 12345678', false],
  ['ngày 09/11/2026 đến 10/11/2026', false],
  ['120 hộ, 35 phút', false],
])('[A17] %j looks like a person’s digits: %s', (note, personal) => {
  expect(hasPersonalDigits(note)).toBe(personal);
});

test.each([
  ['Phỏng vấn ông Nguyễn Văn An tại hội trường', true],
  ['có bà Trần Thị Mai dự', true],
  ['Ông Phạm Quang Hưng phát biểu', true],
  ['Đã xong. Bà Lê Thị Hoa hỏi thêm', true],
  ['chị Vũ Ngọc Ánh'.normalize('NFD'), true],
  ['em Hoàng B', true],
  ['ông Chủ tịch UBND xã khai mạc', false],
  ['Loa phố Bà Triệu hỏng', false],
  ['Đoàn Bà Rịa Vũng Tàu đến học tập', false],
  ['Bà Rịa Vũng Tàu trao đổi kinh nghiệm', false],
  ['Không phát do mất điện ở Thôn Đông Hưng', false],
  ['Khoảng 30 anh chị em cán bộ', false],
  ['', false],
])('[A17] %j names a person: %s', (note, named) => {
  expect(namesPerson(note)).toBe(named);
});

test('[A3] marks that turn the direction of writing are no text', () => {
  expect(isCleanText('Quy\u202Eền')).toBe(false);
  expect(cleanText('Quy\u202Eền \u2066trẻ')).toBe('Quyền trẻ');
});
