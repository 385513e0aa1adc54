// A part only a person can write: typed here, or begun from what the communes have declared. Saved in versions at the
// province; what another has written meanwhile is not overwritten. [B11]
import { useState } from 'preact/hooks';
import type { WirePaper } from '../../protocol/report.ts';
import { Button } from '../parts/button.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tReport } from '../words/report-words.ts';
import { t } from '../words/words.ts';
import type { Shown } from './report-province.ts';
import { saveText } from './report-province.ts';

type Part = Extract<WirePaper['body'][number], { kind: 'part' }>;

interface PartViewProps {
  readonly block: Part;
  readonly seen: number;
  readonly shown: Shown;
  readonly onText: () => void;
}

export function PartView({ block, seen, shown, onText }: PartViewProps) {
  const { part, text, gathered } = block;
  const [draft, setDraft] = useState<string | null>(null);
  const { refusal, send } = useSending();

  function save(written: string): void {
    if (!shown) return;
    const { place, from, to } = shown;
    void send(async () => {
      const answer = await saveText({ place, from, to, part, text: written, seen });
      if (answer.ok) {
        setDraft(null);
        onText();
      }
      return answer;
    });
  }

  if (draft === null)
    return (
      <div class="report-part">
        {(text || '…').split('\n').map((line, index) => (
          <p key={index}>{line}</p>
        ))}
        {shown && (
          <Button kind="quiet" onClick={() => setDraft(text)}>
            {tReport(`write.${part}`)}
          </Button>
        )}
      </div>
    );
  const together = gathered.map((one) => `- ${one.unit}: ${one.text}`).join('\n');
  return (
    <div class="report-part report-writing" lang="vi">
      <label class="stack-label">
        {tReport(`part.${part}`)}
        <textarea
          class="text-input"
          rows={8}
          maxLength={6000}
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
        />
      </label>
      <RefusalLine refusal={refusal} />
      <div class="report-tools">
        <Button kind="primary" onClick={() => save(draft)}>
          {tReport('save')}
        </Button>
        {gathered.length > 0 && (
          <Button
            kind="secondary"
            onClick={() => setDraft([draft, together].filter(Boolean).join('\n').slice(0, 6000))}
          >
            {tReport('gather', { n: gathered.length })}
          </Button>
        )}
        <Button kind="quiet" onClick={() => setDraft(null)}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}
