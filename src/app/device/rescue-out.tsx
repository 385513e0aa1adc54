// Making a rescue file and handing it on: sealing first, then a tap of its own, because the browser's share sheet opens
// only from a fresh tap. [N3]
import { useState } from 'preact/hooks';
import { localStamp } from '../../domain/period.ts';
import { rescueContents } from '../../store/rescue.ts';
import { useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { saveFile } from '../parts/save-file.ts';
import { appVersion } from '../version.ts';
import type { DeviceWord } from '../words/device-words.ts';
import { tDevice } from '../words/device-words.ts';
import { formatSize } from '../words/format.ts';
import { keepRescueKey } from './rescue-key.ts';
import type { RescueFile } from './rescue-seal.ts';
import { sealRescue } from './rescue-seal.ts';

type State = 'idle' | 'making' | 'noKey' | 'failed' | RescueFile;

export function RescueOut({ unsent }: { readonly unsent: number }) {
  const { store, signedIn } = useAccount();
  const [state, setState] = useState<State>('idle');
  const made = localStamp(store.environment.now());
  async function make(): Promise<void> {
    setState('making');
    try {
      const key = await keepRescueKey(signedIn.id, store.environment.now());
      const maker = { account: signedIn.id, app: appVersion, made };
      setState(key ? await sealRescue(key, await rescueContents(store), maker) : 'noKey');
    } catch {
      // The browser refuses its cryptography outside https, or memory ran out: nothing was changed.
      setState('failed');
    }
  }
  return (
    <section id="rescue" class="card stack" aria-labelledby="rescue-title">
      <h2 id="rescue-title">{tDevice('rescue')}</h2>
      <p>{tDevice('rescue.why')}</p>
      {typeof state === 'object' ? (
        <Ready file={state} name={fileName(made)} />
      ) : (
        <>
          <p class={unsent > 0 ? 'num' : 'soft'}>
            {unsent > 0 ? tDevice('rescue.holds', { n: unsent }) : tDevice('rescue.nothing')}
          </p>
          {(state === 'noKey' || state === 'failed') && (
            <p class="refusal" role="alert">
              {tDevice(`rescue.${state}` satisfies DeviceWord)}
            </p>
          )}
          {unsent > 0 && (
            <Button kind="secondary" disabled={state === 'making'} onClick={() => void make()}>
              {tDevice(state === 'making' ? 'rescue.making' : 'rescue.make')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function Ready({ file, name }: { readonly file: RescueFile; readonly name: string }) {
  const { text, left, ...counts } = file;
  const document = new File([text], name, { type: 'text/plain' });
  const mayShare = 'canShare' in navigator && navigator.canShare({ files: [document] });
  return (
    <>
      <p class="num" role="status">
        {tDevice('rescue.ready', { ...counts, size: formatSize(document.size) })}
      </p>
      {left > 0 && <p>{tDevice('rescue.leftOut', { n: left })}</p>}
      {mayShare && (
        <Button kind="primary" onClick={() => void share(document)}>
          {tDevice('rescue.share')}
        </Button>
      )}
      <Button kind={mayShare ? 'secondary' : 'primary'} onClick={() => saveFile(document)}>
        {tDevice('rescue.save')}
      </Button>
      <p class="soft">{tDevice('rescue.after')}</p>
    </>
  );
}

async function share(file: File): Promise<void> {
  try {
    await navigator.share({ files: [file], title: tDevice('rescue') });
  } catch {
    // The person closed the sheet; the file is still here to be shared or saved.
  }
}

/** "cuu-ho-so-co-so-2026-11-22-0805.txt": a plain text, because share sheets refuse what they do not know. */
function fileName(made: string): string {
  return `cuu-ho-so-co-so-${made.slice(0, 10)}-${made.slice(11, 16).replace(':', '')}.txt`;
}
