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
import { Pick } from './pick.tsx';

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
      <Pick
        of="text-size"
        choices={textSizes}
        chosen={size}
        text={(n) => tDevice('text.size', { n })}
        onPick={choose}
      />
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
      <Pick
        of="language"
        choices={['vi', 'en'] as const}
        chosen={language.value}
        text={tDevice}
        onPick={(next) => void choose(next)}
        languages
      />
    </section>
  );
}
