// What the bar offers at each step: one word of praise, the other person's never, and a return at either.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccountContext } from '../../../src/app/account.ts';
import { DecisionBar } from '../../../src/app/desk/decision-bar.tsx';
import type { Part } from '../../../src/app/desk/part.ts';
import type { ReviewState } from '../../../src/domain/record.ts';
import type { Store } from '../../../src/store/database.ts';
import { operationOf } from '../../../src/store/view.ts';
import { created } from '../../domain/samples.ts';
import { testStore } from '../../world/phone.ts';

const first: Part = { steps: 2, says: 'checked', own: 'submitted' };
const second: Part = { steps: 2, says: 'approved', own: 'checked' };
const only: Part = { steps: 1, says: 'approved', own: 'submitted' };
let store: Store;
let seed = 1970;
const onNext = vi.fn();

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = () => undefined;
  HTMLDialogElement.prototype.close = () => undefined;
  seed += 1;
  onNext.mockClear();
  store = testStore(seed);
});
afterEach(cleanup);

function shows(part: Part, checked: boolean, state: ReviewState = 'submitted'): void {
  const row = { ...created(), state };
  const shown = checked ? ({ ...row, checked: true } as const) : row;
  const role = part.own === 'checked' ? ('province' as const) : ('reviewer' as const);
  const signedIn = { id: 'binh', login: 'binh', role, place: 'Khu vực', units: [] };
  render(
    <AccountContext.Provider value={{ signedIn, store }}>
      <DecisionBar {...{ row, shown, seen: row, pins: {}, part, onNext }} />
    </AccountContext.Provider>,
  );
}
const buttons = () =>
  [...document.querySelectorAll<HTMLButtonElement>('.desk-bar > button:not([disabled])')].map(
    ({ textContent }) => textContent?.replace(/[ARJ]$/, ''),
  );
async function saved() {
  const rows = await store.db.outbox.orderBy('n').toArray();
  return rows.map(operationOf);
}
const approve = 'Duyệt bản v1';
const check = 'Kiểm tra xong bản v1';
const back = 'Trả lại…';
const next = 'Bản sau';

describe('what is offered', () => {
  it.each<[string, Part, boolean, ReviewState, readonly string[]]>([
    ['the only step', only, false, 'submitted', [approve, back, next]],
    ['the first step', first, false, 'submitted', [check, back, next]],
    ['the first step, done', first, true, 'submitted', [back, next]],
    ['the first step, over what is approved', first, false, 'approved', [next]],
    ['the second step, too early', second, false, 'submitted', [back, next]],
    ['the second step', second, true, 'submitted', [approve, back, next]],
    [
      'the second step, over what is approved',
      second,
      false,
      'approved',
      ['Mở lại để xã sửa…', next],
    ],
  ])('[V14] %s', (_what, part, checked, state, offered) => {
    shows(part, checked, state);
    expect(buttons()).toEqual(offered);
  });
});

it('[V14] [V3] the key says what the button says, of the content that is shown', async () => {
  const row = created();
  await store.db.base.put({ ...row, raw: row, row, unread: 0 });
  shows(first, false);
  fireEvent.keyDown(document, { key: 'a' });
  await waitFor(() => expect(onNext).toHaveBeenCalledOnce());
  expect(await saved()).toMatchObject([{ k: 'check', sees: 1 }]);
});

it('[V14] too early the key says nothing', async () => {
  shows(second, false);
  fireEvent.keyDown(document, { key: 'a' });
  screen.getByText(/Khu vực chưa kiểm tra nội dung này/);
  expect(await saved()).toEqual([]);
});
