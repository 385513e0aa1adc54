import { describe, expect, test } from 'vitest';
import type { HealthFacts } from '../../../src/app/device/health.ts';
import { healthOf, worstOf } from '../../../src/app/device/health.ts';
import { tDeviceIf } from '../../../src/app/words/device-words.ts';

const nowMs = Date.parse('2026-11-22T01:00:00Z');
const hourMs = 3_600_000;
const well: HealthFacts = {
  nowMs,
  book: true,
  installed: true,
  ios: false,
  kept: true,
  freeBytes: 4_000_000_000,
  waiting: 0,
  stuck: false,
  signedOut: false,
  answeredAtMs: nowMs - hourMs,
  agreed: 37,
  photos: 0,
  clockOffsetMs: 3_000,
  clockOff: false,
};

/** "sent care waiting → send" for every line that is not green. */
function ailing(change: Partial<HealthFacts>): readonly string[] {
  return healthOf({ ...well, ...change })
    .filter((line) => line.level !== 'good')
    .map(({ id, level, word, fix }) => `${id} ${level} ${word} → ${fix}`);
}

const cases: readonly (readonly [string, Partial<HealthFacts>, readonly string[]])[] = [
  ['entries wait', { waiting: 3, agreed: null }, ['sent care waiting → send']],
  ['a day without an answer', { waiting: 3, stuck: true }, ['sent bad stuck → rescue']],
  [
    'the session has ended',
    { waiting: 3, signedOut: true },
    ['sent bad signedOut → sign-in', 'contact bad signedOut → sign-in'],
  ],
  ['not compared', { agreed: null }, ['sent care unknown → send']],
  ['photos wait', { photos: 2 }, ['photos care waiting → send']],
  ['three days of silence', { answeredAtMs: nowMs - 72 * hourMs }, ['contact care old → send']],
  ['a week of silence', { answeredAtMs: nowMs - 168 * hourMs }, ['contact bad old → send']],
  ['never heard', { answeredAtMs: null }, ['contact care never → send']],
  ['a tab', { installed: false }, ['installed care no → install']],
  ['a tab of Safari', { installed: false, ios: true }, ['installed bad ios → install']],
  ['not promised', { kept: false }, ['kept care no → keep']],
  [
    'not promised in a tab',
    { kept: false, installed: false },
    ['installed care no → install', 'kept care no → install'],
  ],
  ['a browser that cannot say', { kept: null, freeBytes: null }, ['kept care unknown → send']],
  ['little room', { freeBytes: 150_000_000 }, ['room care care → room']],
  ['no room', { freeBytes: 5_000_000 }, ['room bad bad → room']],
  ['a wrong clock', { clockOff: true, clockOffsetMs: 7_200_000 }, ['clock bad off → clock']],
];

describe('[N1] the health of this phone', () => {
  test('is green where nothing is wrong', () => {
    const lines = healthOf(well);
    expect(lines.map((line) => line.id)).toEqual([
      'sent',
      'photos',
      'contact',
      'installed',
      'kept',
      'room',
      'clock',
    ]);
    expect(worstOf(lines)).toBe('good');
    expect(lines[0]?.params).toEqual({ n: 37 });
  });

  test.each(cases)('%s', (_what, change, said) => {
    expect(ailing(change)).toEqual(said);
    const worst = said.some((line) => line.includes(' bad ')) ? 'bad' : 'care';
    expect(worstOf(healthOf({ ...well, ...change }))).toBe(worst);
  });

  test('says nothing of photos where the phone keeps none, nor of a clock never compared', () => {
    const lines = healthOf({ ...well, photos: null, answeredAtMs: null });
    expect(lines.map((line) => line.id)).not.toContain('photos');
    expect(lines.map((line) => line.id)).not.toContain('clock');
  });

  test('of an administrator has no book to speak of', () => {
    const lines = healthOf({ ...well, book: false, agreed: null });
    expect(lines.map((line) => line.id)).toEqual(['installed', 'kept', 'room', 'clock']);
    expect(worstOf(lines)).toBe('good');
  });

  test('has a sentence for every line and a name for every remedy', () => {
    const lines = [{}, ...cases.map(([, change]) => change)].flatMap((change) =>
      healthOf({ ...well, ...change }),
    );
    const silent = lines.flatMap(({ id, word, fix }) => [
      ...(tDeviceIf(`health.${id}.${word}`) ? [] : [`health.${id}.${word}`]),
      ...(!fix || tDeviceIf(`fix.${fix}`) ? [] : [`fix.${fix}`]),
    ]);
    expect(silent).toEqual([]);
  });
});
