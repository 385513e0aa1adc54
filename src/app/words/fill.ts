// Puts numbers and names into a sentence of the catalogue: "Xã có {total} cụm loa." Numbers are written as people
// of the language write them; years are not numbers to them.
export type Params = Readonly<Record<string, string | number>>;
export type Language = 'vi' | 'en';

const locales: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** 1234.5 → "1.234,5" in Vietnamese. domain.md §5.3 */
export function writeNumber(value: number, language: Language): string {
  return value.toLocaleString(locales[language], { maximumFractionDigits: 2 });
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
