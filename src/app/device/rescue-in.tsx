// Handing in somebody's rescue file: a number while it goes up, a way to stop, then what became of each entry. [N3] [R6]
import { useRef, useState } from 'preact/hooks';
import type { ProblemType } from '../../domain/problem.ts';
import { isProblemType } from '../../domain/problem.ts';
import type { RescueAnswer } from '../../protocol/rescue.ts';
import { rescueLimits } from '../../protocol/rescue.ts';
import { restoreDrafts, restorePhotos } from '../../store/rescue.ts';
import { useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import type { Refusal } from '../province.ts';
import { RefusalLine } from '../sending.tsx';
import { tDevice } from '../words/device-words.ts';
import { dayMonth, receiptText } from '../words/format.ts';
import { tProblem } from '../words/problem-words.ts';
import { t } from '../words/words.ts';
import { syncNow } from '../worker-bridge.ts';
import type { Upload } from './rescue-upload.ts';
import { uploadRescue } from './rescue-upload.ts';

type State =
  | { readonly is: 'idle' }
  | { readonly is: 'sending'; readonly percent: number }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'tooLarge' }
  | {
      readonly is: 'taken';
      readonly answer: RescueAnswer;
      readonly drafts: number;
      /** Drafts and photos could not be put down here. */
      readonly unkept?: true;
    };

export function RescueIn() {
  const { store, signedIn } = useAccount();
  const input = useRef<HTMLInputElement>(null);
  const upload = useRef<Upload | null>(null);
  const [state, setState] = useState<State>({ is: 'idle' });
  async function handIn(file: File): Promise<void> {
    if (file.size > rescueLimits.file) return setState({ is: 'tooLarge' });
    setState({ is: 'sending', percent: 0 });
    // A picker may hand out a file of the cloud that cannot be had just now.
    const text = await file.text().catch(() => null);
    if (text === null) return setState({ is: 'refused', refusal: 'rescue-damaged' });
    upload.current = uploadRescue(text, (percent) => setState({ is: 'sending', percent }));
    const answer = await upload.current.answer;
    if (!answer) return setState({ is: 'idle' });
    if (!answer.ok) return setState({ is: 'refused', refusal: answer.error });
    // The cookie may be another person's who uses this phone: his drafts are not for this book. [N2]
    const own = answer.value.mine && answer.value.login === signedIn.login;
    setState({ is: 'taken', answer: answer.value, drafts: 0 });
    syncNow();
    if (!own) return;
    try {
      const drafts = await restoreDrafts(store, answer.value.drafts);
      await restorePhotos(store, answer.value.back.map(photoOf));
      setState({ is: 'taken', answer: answer.value, drafts });
    } catch {
      // The province has everything; what belongs here comes with the same file once there is room.
      setState({ is: 'taken', answer: answer.value, drafts: 0, unkept: true });
    }
  }
  return (
    <section class="card stack" aria-labelledby="rescue-in">
      <h2 id="rescue-in">{tDevice('rescue.in')}</h2>
      <p>{tDevice('rescue.inText')}</p>
      {state.is === 'refused' && <Refused refusal={state.refusal} />}
      {state.is === 'tooLarge' && (
        <p class="refusal" role="alert">
          {tDevice('rescue.tooLarge')}
        </p>
      )}
      {state.is === 'taken' && state.unkept && (
        <p class="refusal" role="alert">
          {tDevice('rescue.unkept')}
        </p>
      )}
      {state.is === 'taken' && <Taken answer={state.answer} drafts={state.drafts} />}
      <input
        ref={input}
        type="file"
        accept=".txt,text/plain"
        class="visually-hidden"
        tabIndex={-1}
        aria-label={tDevice('rescue.choose')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void handIn(file);
        }}
      />
      {state.is === 'sending' ? (
        <>
          <p class="num" role="status">
            {tDevice('rescue.sending', { percent: state.percent })}
          </p>
          <Button kind="secondary" onClick={() => upload.current?.stop()}>
            {tDevice('rescue.stop')}
          </Button>
        </>
      ) : (
        <Button kind="secondary" onClick={() => input.current?.click()}>
          {tDevice('rescue.choose')}
        </Button>
      )}
    </section>
  );
}

function photoOf({ data, ...photo }: RescueAnswer['back'][number]) {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  return { ...photo, bytes: bytes.buffer };
}

function Refused({ refusal }: { readonly refusal: Refusal }) {
  if (refusal !== 'no-network') return <RefusalLine refusal={refusal} />;
  return (
    <p class="refusal" role="alert">
      {tDevice('rescue.offline')}
    </p>
  );
}

function Taken({ answer, drafts }: { readonly answer: RescueAnswer; readonly drafts: number }) {
  const { login, results, unreadable, photos } = answer;
  const known = results.filter((result) => result.known).length;
  return (
    <div role="status" class="stack">
      <p>
        <b>{tDevice('rescue.taken', { login })}</b>
      </p>
      {results.length > 0 && (
        <p class="num">{tDevice('rescue.count', { fresh: results.length - known, known })}</p>
      )}
      <ul class="unsent">
        {results.map((result) => (
          <li key={result.op}>{resultText(result)}</li>
        ))}
      </ul>
      {photos.taken + photos.known + photos.refused > 0 && (
        <p class="num">{tDevice('rescue.photos', photos)}</p>
      )}
      {unreadable > 0 && <p>{tDevice('rescue.unreadable', { n: unreadable })}</p>}
      {drafts > 0 && <p>{tDevice('rescue.drafts', { n: drafts })}</p>}
    </div>
  );
}

/** "Quyền trẻ em – bài 4 · 20/11 · đã vào sổ · Mã biên nhận 7K2M-Q9TX". */
function resultText({ s, known, why, rc, entry }: RescueAnswer['results'][number]): string {
  return [
    entry?.title || tDevice('rescue.entry'),
    entry?.date ? dayMonth(entry.date) : '',
    tDevice(`rescue.s.${s}`),
    known ? tDevice('rescue.known') : '',
    isProblemType(why) ? reasonText(why) : '',
    rc ? t('record.receipt', { code: receiptText(rc) }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function reasonText(type: ProblemType): string {
  const { title, code } = tProblem({ type });
  return `${title} (${code})`;
}
