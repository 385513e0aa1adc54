// A catalogue that comes with the chunk which needs it, so that the first load stays small: Vietnamese inside the
// chunk, English fetched when asked for. words.ts alone is part of the first load.
import { effect, signal } from '@preact/signals';
import type { Params } from './fill.ts';
import { fill } from './fill.ts';
import { language } from './words.ts';

type Words<Key extends string> = Readonly<Record<Key, string>>;

/** `never` unless both languages have exactly the same keys: a forgotten sentence does not compile. */
type Exactly<Key extends string, Other> = [keyof Other] extends [Key]
  ? [Key] extends [keyof Other]
    ? Words<Key>
    : never
  : never;

interface LazyWords<Key extends string> {
  readonly say: (key: Key, params?: Params) => string;
  /** As `say`, for keys put together from data; undefined when the catalogue has none. */
  readonly sayIf: (key: string, params?: Params) => string | undefined;
}

/** @param load resolves to the English words; a catalogue with other keys than the Vietnamese does not compile */
export function lazyWords<Key extends string, English>(
  vi: Words<Key>,
  load: () => Promise<{ readonly default: English & Exactly<Key, English> }>,
): LazyWords<Key> {
  const english = signal<Words<Key> | undefined>(undefined);
  effect(() => {
    if (language.value !== 'en' || english.peek()) return;
    // Offline before the chunk was kept: the words stay Vietnamese, which every officer reads.
    load().then(
      (file) => {
        english.value = file.default;
      },
      () => undefined,
    );
  });
  const words = () => (language.value === 'en' ? (english.value ?? vi) : vi);
  return {
    say: (key, params) => fill(words()[key], params, language.value),
    sayIf: (key, params) => {
      const known: Readonly<Record<string, string | undefined>> = words();
      const text = known[key];
      return text === undefined ? undefined : fill(text, params, language.value);
    },
  };
}
