// The button of the province's own sign-in service, where there is one. Without a network, or without a service, there is
// no button and nothing is said: the password is there. [I8]
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tDoor } from '../words/door-words.ts';
import { beginOidc, readOidcLabel } from './oidc-province.ts';

interface OidcButtonProps {
  /** The slip that is to be opened this way. */
  readonly invitation?: string;
  /** What must be put down before the page is left. */
  readonly onLeave?: () => Promise<void>;
}

export function OidcButton({ invitation, onLeave }: OidcButtonProps) {
  const [label, setLabel] = useState<string | null>(null);
  const { refusal, working, send } = useSending();
  useEffect(() => {
    void readOidcLabel().then(setLabel);
  }, []);
  if (label === null) return null;
  const go = () =>
    void send(async () => {
      const answer = await beginOidc(invitation);
      if (!answer.ok) return answer;
      await onLeave?.();
      // Drafts and entries are on disk already: the page may go.
      window.location.assign(answer.value.to);
      return answer;
    });
  return (
    <>
      <RefusalLine refusal={refusal} offline="signIn.offline" />
      <Button kind="secondary" disabled={working} onClick={go}>
        {tDoor(invitation === undefined ? 'oidc.button' : 'oidc.invite', { label })}
      </Button>
    </>
  );
}
