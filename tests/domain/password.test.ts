import { expect, test } from 'vitest';
import { passwordFlaw } from '../../src/domain/password.ts';

test.each([
  ['ngắn quá', 'hoa', 'short'],
  // Nine letters; on another keyboard the marks are signs of their own.
  ['mậtkhẩuđể'.normalize('NFD'), 'hoa', 'short'],
  ['quynhphu12', 'quynhphu', 'login'],
  ['Quynh.Phu-123', 'quynhphu', 'login'],
  ['quynhphuquynhphu', 'quynhphu', 'login'],
  ['1234567890', 'hoa', 'common'],
  ['Mật Khẩu 123', 'hoa', 'common'],
  ['aaaaaaaaaaaa', 'hoa', 'common'],
  ['121212121212', 'hoa', 'common'],
  ['6789012345', 'hoa', 'common'],
  ['zyxwvutsrq', 'hoa', 'common'],
  ['con trâu đi trước', 'hoa', undefined],
  ['mat-khau-rat-dai', 'hoa', undefined],
  ['hoa nở bên sông', 'hoa', undefined],
  ['0912345678x7', 'hoa', undefined],
])('[I2] “%s” of %s: %s', (password, login, flaw) => {
  expect(passwordFlaw(password, login)).toBe(flaw);
});
