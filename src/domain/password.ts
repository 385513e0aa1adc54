// What a password must be, asked on the phone and again at the door of the server. NIST SP 800-63B §3.1.1.2: length and
// a list of what is guessed first; no rules about signs and digits, no forced change. [I2]

export const passwordLength = 10;

/** Signs that must be left when the login is taken out of it. */
const ownSigns = 6;

/** What is tried first and is long enough to pass: lists of leaked passwords, and what people here type. */
const common = new Set([
  '1234567890',
  '0123456789',
  '0987654321',
  '12345678910',
  '123456789a',
  'a123456789',
  '1234567891',
  '1111111111',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'qwertyuiop',
  'qwerty12345',
  'qwerty123456',
  'asdfghjkl123',
  'password123',
  'password1234',
  'passw0rd123',
  'iloveyou123',
  'administrator',
  'admin12345',
  'admin123456',
  'abc1234567',
  'abcd123456',
  'abcdef1234',
  'abcdefghij',
  'matkhau123',
  'matkhau1234',
  'matkhaumoi123',
  'anhyeuem123',
  'emyeuanh123',
  'anhyeuem1234',
  'vietnam123',
  'vietnam1234',
  'vietnam2026',
  'thaibinh123',
  'hungyen123',
  'hungyen2025',
  'hungyen2026',
  'sococoso123',
  'canboxa123',
  'truyenthanh',
  'phatthanh123',
]);

export type PasswordFlaw = 'short' | 'login' | 'common';

/** Undefined when it may be used. Counted in signs as a person counts them, marks and case forgiven in comparisons. */
export function passwordFlaw(password: string, login: string): PasswordFlaw | undefined {
  const whole = password.normalize('NFC');
  if (Array.from(whole).length < passwordLength) return 'short';
  const bare = bareOf(whole);
  const name = bareOf(login);
  if (name.length >= 3 && bare.includes(name) && bare.replaceAll(name, '').length < ownSigns)
    return 'login';
  if (common.has(bare) || new Set(bare).size <= 3 || isRun(bare)) return 'common';
  return undefined;
}

/** "Mật-Khẩu 123" → "matkhau123" */
function bareOf(text: string): string {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
  return letters.replace(/[\s._-]/g, '');
}

/** "3456789012", "zyxwvutsrq": each sign is the next one, or the one before. */
function isRun(bare: string): boolean {
  const codes = Array.from(bare, (sign) => sign.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => Math.abs(code - (codes[index] ?? 0)));
  return steps.length > 0 && steps.every((step) => step === 1 || step === 9);
}
