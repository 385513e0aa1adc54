// Puts numbers and names into a sentence of the catalogue: "Xã có {total} cụm loa." Numbers are written as people
// of the language write them; years are not numbers to them.
export type Params = Readonly<Record<string, string | number>>;
export type Language = 'vi' | 'en';

const locales: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** Made once: a formatter costs more than the hundred numbers of a screen together. */
const formats = new Map<Language, Intl.NumberFormat>();

/** 1234.5 → "1.234,5" in Vietnamese. domain.md §5.3 */
export function writeNumber(value: number, language: Language): string {
  const known = formats.get(language);
  const format = known ?? new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 });
  if (!known) formats.set(language, format);
  return format.format(value);
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
