// An operation that is refused even alone is shown under its record, with what to do; it cannot be closed away. [S7]
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { OwnVersions } from '../../../src/app/record/own-versions.tsx';
import type { OutboxRow } from '../../../src/store/database.ts';
import type { RecordFacts } from '../../../src/store/view.ts';
import { broadcast, quynhPhu } from '../../world/phone.ts';

afterEach(cleanup);

const rec = '0199f3b0-10f2-7b41-a6c3-0d9b77aa3c55';
const deed = { op: rec, n: 1, at: '2026-11-22T08:00:00+07:00', k: 'new', rec, sc: quynhPhu };
const row: OutboxRow = {
  op: rec,
  n: 1,
  rec,
  at: deed.at,
  body: JSON.stringify({ ...deed, ty: 'phat_thanh', set: broadcast }),
};

function show(waiting: OutboxRow): void {
  const shown = { id: rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast } as const;
  const facts: RecordFacts = {
    row: null,
    shown: { ...shown, state: 'submitted' },
    waiting: [waiting],
    open: [],
    refused: false,
  };
  render(<OwnVersions facts={facts} onClose={() => undefined} />);
}

it('[S7] [inv 12] says what is wrong with an operation that rests, and offers no closing', async () => {
  show({ ...row, stopped: { why: 'too-large', atMs: 1 } });
  expect(await screen.findByText(/Quyền trẻ em – bài 3/)).toBeDefined();
  expect(screen.getByText(/Y\d+/)).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();
});

it('says nothing of one that only waits', () => {
  show(row);
  expect(document.querySelector('.own-version')).toBeNull();
});
