// The desk hears of changes and asks; what it hears of itself, or cannot read, asks for nothing.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Opens } from '../../../src/app/desk/live.ts';
import { startLive } from '../../../src/app/desk/live.ts';
import { emptyScope, writeFact } from '../../../src/store/meta.ts';
import { quynhPhu, testStore } from '../../world/phone.ts';

const ask = vi.fn();
interface Line {
  readonly ears: Parameters<Opens>[1];
  closed: boolean;
}
let streams: Line[];
let waiting: (() => void)[];
let stop: () => void;

const open: Opens = (_path, ears) => {
  const line = { ears, closed: false };
  streams.push(line);
  return () => {
    line.closed = true;
  };
};

beforeEach(async () => {
  ask.mockReset();
  streams = [];
  const store = testStore(951);
  await writeFact(store.db, 'scopes', { [quynhPhu]: { ...emptyScope, cursor: 7 } });
  waiting = [];
  stop = startLive(store, ask, open, (task) => {
    waiting.push(task);
    return () => {
      waiting = waiting.filter((one) => one !== task);
    };
  });
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

const hears = (data: string) => streams.at(-1)?.ears.said(data);

it('[R8] asks when the line opens, and when a scope has come further than what is here', async () => {
  streams[0]?.ears.opened();
  expect(ask).toHaveBeenCalledTimes(1);
  hears(JSON.stringify({ [quynhPhu]: 8 }));
  await vi.waitFor(() => expect(ask).toHaveBeenCalledTimes(2));
});

it('[R8] asks for nothing it has already, and for nothing it cannot read', async () => {
  for (const data of [JSON.stringify({ [quynhPhu]: 7 }), 'không phải JSON', '{"x":"y"}', '[]'])
    hears(data);
  hears(JSON.stringify({ 'c:HY2025.12475:2027': 1 }));
  await vi.waitFor(() => expect(ask).toHaveBeenCalled());
  expect(ask).toHaveBeenCalledTimes(1);
});

it('[R8] a stream that was refused is opened again after a while, and not while nobody looks', () => {
  streams[0]?.ears.ended();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(streams).toHaveLength(1);
  waiting.shift()?.();
  expect(streams).toHaveLength(2);
  streams[1]?.ears.ended();
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(waiting).toEqual([]);
  vi.restoreAllMocks();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(streams).toHaveLength(3);
});

it('[R8] holds no line while nobody looks', () => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(streams.map(({ closed }) => closed)).toEqual([true]);
  vi.restoreAllMocks();
  document.dispatchEvent(new Event('visibilitychange'));
  document.dispatchEvent(new Event('visibilitychange'));
  expect(streams.map(({ closed }) => closed)).toEqual([true, false]);
});
