// One refusal: a code short enough for the telephone, an HTTP status, and plain words in both languages. [W6]

export interface Words {
  readonly title: string;
  readonly todo: string;
}

export interface Entry {
  readonly code: string;
  readonly status: number;
  readonly vi: Words;
  readonly en: Words;
}

export function entry(
  code: string,
  status: number,
  vi: readonly [string, string],
  en: readonly [string, string],
): Entry {
  return { code, status, vi: { title: vi[0], todo: vi[1] }, en: { title: en[0], todo: en[1] } };
}
