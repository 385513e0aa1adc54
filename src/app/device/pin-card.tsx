// Setting and removing the PIN, and what it is not. [N6]
import { useEffect, useState } from 'preact/hooks';
import type { KeptPin } from '../../store/device.ts';
import { readPin } from '../../store/device.ts';
import { forgetPin, writePin } from '../../store/device-kept.ts';
import { useAccount } from '../account.ts';
import { isPinShaped, setPin } from '../lock/pin.ts';
import { Button } from '../parts/button.tsx';
import { tDevice } from '../words/device-words.ts';
import { Pick } from './pick.tsx';

const minutes = [1, 5, 15] as const;

export function PinCard() {
  const { signedIn } = useAccount();
  const [kept, setKept] = useState<KeptPin | undefined>(undefined);
  const look = () => readPin(signedIn.id).then(setKept);
  useEffect(() => void look(), [signedIn.id]);
  return (
    <section class="card stack" aria-labelledby="pin">
      <h2 id="pin">{tDevice('pin')}</h2>
      <p>{tDevice('pin.what')}</p>
      <p class="soft">{tDevice('pin.forgot')}</p>
      {kept ? <Set kept={kept} onChange={look} /> : <Choose onSet={look} />}
    </section>
  );
}

function Choose({ onSet }: { readonly onSet: () => Promise<void> }) {
  const { signedIn } = useAccount();
  const [wrong, setWrong] = useState<'pin.short' | 'pin.differs' | null>(null);
  async function submit(form: FormData): Promise<void> {
    const [pin, again] = [String(form.get('pin') ?? ''), String(form.get('again') ?? '')];
    setWrong(isPinShaped(pin) ? (pin === again ? null : 'pin.differs') : 'pin.short');
    if (!isPinShaped(pin) || pin !== again) return;
    await setPin(signedIn.id, pin, minutes[1]);
    await onSet();
  }
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      {(['pin', 'again'] as const).map((name) => (
        <label key={name} class="stack-label">
          {tDevice(name === 'pin' ? 'pin.new' : 'pin.again')}
          <input
            class="text-input"
            name={name}
            type="password"
            inputMode="numeric"
            autocomplete="off"
            maxLength={8}
          />
        </label>
      ))}
      {wrong && (
        <p class="refusal" role="alert">
          {tDevice(wrong)}
        </p>
      )}
      <Button kind="secondary" type="submit">
        {tDevice('pin.set')}
      </Button>
    </form>
  );
}

interface SetProps {
  readonly kept: KeptPin;
  readonly onChange: () => Promise<void>;
}

function Set({ kept, onChange }: SetProps) {
  const { signedIn } = useAccount();
  return (
    <>
      <p role="status">
        <b>{tDevice('pin.on')}</b>
      </p>
      <p id="pin-after">{tDevice('pin.after')}</p>
      <Pick
        of="pin-after"
        choices={minutes}
        chosen={kept.afterMinutes}
        text={(n) => tDevice('pin.minutes', { n })}
        onPick={(n) => void writePin(signedIn.id, { ...kept, afterMinutes: n }).then(onChange)}
      />
      <Button kind="secondary" onClick={() => void forgetPin(signedIn.id).then(onChange)}>
        {tDevice('pin.off')}
      </Button>
    </>
  );
}
