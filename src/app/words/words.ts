// The words of the screens. Vietnamese is part of the first load; English is a chunk of its own, fetched when asked.
// The words of the forms are another catalogue, form-words.ts, so that the first load stays small.
import { signal } from '@preact/signals';
import type en from './en.json';
import type { Language, Params } from './fill.ts';
import { fill } from './fill.ts';
import vi from './vi.json' with { type: 'json' };

export type WordKey = keyof typeof vi;
type Catalogue = Readonly<Record<WordKey, string>>;
type English = typeof en;

/** `never` unless the other language has exactly the same keys: a forgotten sentence does not compile. */
type Exactly<Keys> = [Keys] extends [WordKey]
  ? [WordKey] extends [Keys]
    ? Catalogue
    : never
  : never;

const catalogue = signal<Catalogue>(vi);

/** The language on the screen. Reading it in a component redraws that component when it changes. */
export const language = signal<Language>('vi');

async function loadEnglish(): Promise<Exactly<keyof English>> {
  const file = await import('./en.json', { with: { type: 'json' } });
  return file.default;
}

/** Rejects when the words cannot be fetched; the language then stays as it was. */
export async function setLanguage(next: Language): Promise<void> {
  catalogue.value = next === 'en' ? await loadEnglish() : vi;
  language.value = next;
  document.documentElement.lang = next;
}

export function t(key: WordKey, params?: Params): string {
  return fill(catalogue.value[key], params, language.value);
}
