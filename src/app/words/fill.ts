// Puts numbers and names into a sentence of the catalogue: "Xã có {total} cụm loa." Numbers are written as people
// of the language write them; years are not numbers to them.
export type Params = Readonly<Record<string, string | number>>;
export type Language = 'vi' | 'en';

/** What parts thousands, and what parts whole numbers from the rest. */
const signs: Readonly<Record<Language, readonly [string, string]>> = {
  vi: ['.', ','],
  en: [',', '.'],
};

/**
 * 1234.5 → "1.234,5" in Vietnamese, at most two decimals. By hand: the browser's own formatter takes a slow phone 80 ms
 * before its first number, and the first screen has one. domain.md §5.3
 */
export function writeNumber(value: number, language: Language): string {
  const [thousands, point] = signs[language];
  const [whole = '', rest] = String(Math.round(Math.abs(value) * 100) / 100).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  const sign = value < 0 ? '-' : '';
  return `${sign}${rest ? `${grouped}${point}${rest}` : grouped}`;
}

export function fill(text: string, params: Params | undefined, language: Language): string {
  if (!params) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' && name !== 'year'
      ? writeNumber(value, language)
      : String(value);
  });
}
