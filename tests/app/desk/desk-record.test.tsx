// A record on the desk whose commune is taken from the reviewer while something of it is still unsent. [S26]
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import { afterEach, expect, it } from 'vitest';
import { AccountContext } from '../../../src/app/account.ts';
import { DeskRecord } from '../../../src/app/desk/desk-record.tsx';
import { deskOf } from '../../../src/app/desk/queue.ts';
import { takeAnswer } from '../../../src/store/pulled.ts';
import { answer, edits, id, phoneWithTwo } from '../../world/pages.ts';
import { quynhPhu } from '../../world/phone.ts';

afterEach(cleanup);

it('[S26] is hidden at once, and no decision is offered on it', async () => {
  const store = await phoneWithTwo(80);
  await edits(store, id('b'), 33);
  const signedIn = { id: 'binh', login: 'binh', role: 'reviewer', place: '', units: [] } as const;
  const part = { steps: 1, says: 'approved', own: 'submitted' } as const;
  const desk = deskOf([], '2026-11-22');
  render(
    <LocationProvider>
      <AccountContext.Provider value={{ store, signedIn }}>
        <DeskRecord {...{ desk, part }} id={id('a')} root="/duyet" onNext={() => undefined} />
      </AccountContext.Provider>
    </LocationProvider>,
  );
  await screen.findByRole('button', { name: /^Duyệt bản v1/ });
  await takeAnswer(store, answer({}, { lost: [quynhPhu] }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Duyệt bản v1/ })).toBeNull());
});
