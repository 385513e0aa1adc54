// What a person sets on this phone: the size of text and the language.
import { useEffect, useState } from 'preact/hooks';
import type { Language, TextSize } from '../../store/device.ts';
import {
  readLanguage,
  readTextSize,
  textSizes,
  writeLanguage,
  writeTextSize,
} from '../../store/device.ts';
import { showTextSize } from '../text-size.ts';
import { tDevice } from '../words/device-words.ts';
import { language, setLanguage } from '../words/words.ts';

export function TextSizeChoice() {
  const [size, setSize] = useState<TextSize | null>(null);
  useEffect(() => {
    void readTextSize().then(setSize);
  }, []);
  function choose(next: TextSize): void {
    setSize(next);
    showTextSize(next);
    void writeTextSize(next);
  }
  return (
    <section class="card stack" aria-labelledby="text-size">
      <h2 id="text-size">{tDevice('text')}</h2>
      <p>{tDevice('text.sample')}</p>
      <div class="size-choice" role="group" aria-labelledby="text-size">
        {textSizes.map((one) => (
          <button
            key={one}
            type="button"
            class="filter num"
            aria-pressed={one === size}
            onClick={() => choose(one)}
          >
            {tDevice('text.size', { n: one })}
          </button>
        ))}
      </div>
    </section>
  );
}

export function LanguageChoice() {
  async function choose(next: Language): Promise<void> {
    await setLanguage(next);
    if ((await readLanguage()) !== next) await writeLanguage(next);
  }
  return (
    <section class="card stack" aria-labelledby="language">
      <h2 id="language">{tDevice('language')}</h2>
      <div class="size-choice" role="group" aria-labelledby="language">
        {(['vi', 'en'] as const).map((one) => (
          <button
            key={one}
            type="button"
            class="filter"
            lang={one}
            aria-pressed={language.value === one}
            onClick={() => void choose(one)}
          >
            {tDevice(one)}
          </button>
        ))}
      </div>
    </section>
  );
}
