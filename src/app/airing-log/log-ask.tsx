// Which platform, which file.
import type { Platforms } from '../../protocol/airings.ts';
import { tLog } from '../words/airing-log-words.ts';

interface LogAskProps {
  readonly platforms: Platforms['platforms'];
  readonly platform: string;
  readonly onPlatform: (platform: string) => void;
  readonly onOpen: (file: File) => void;
}

/** Shorter names say nothing. */
const leastName = 2;

export function LogAsk({ platforms, platform, onPlatform, onOpen }: LogAskProps) {
  const named = platform.trim().length >= leastName;
  return (
    <div class="airing-log-ask">
      <label class="stack-label">
        {tLog('platform')}
        <input
          class="text-input"
          list="platforms"
          maxLength={60}
          value={platform}
          placeholder={tLog('platform.hint')}
          onInput={({ currentTarget }) => onPlatform(currentTarget.value)}
        />
        <datalist id="platforms">
          {platforms.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
      <label class="stack-label">
        {tLog('file')}
        <input
          class="text-input"
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          disabled={!named}
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            if (chosen) onOpen(chosen);
          }}
        />
      </label>
      {!named && <p class="soft">{tLog('platform.first')}</p>}
    </div>
  );
}
