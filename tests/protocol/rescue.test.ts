// The rescue file's outside, and its format pinned: a file may lie in somebody's messages for a year. [N3]
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  armoured,
  rescueLayout,
  rescueLimits,
  rescueManifestSchema,
  rescuePurpose,
  rescueVersion,
  unarmoured,
} from '../../src/protocol/rescue.ts';

describe('[N3] the text around a rescue file', () => {
  const base64 = Buffer.from('x'.repeat(1000)).toString('base64');

  test('tells whoever opens it what to do, in lines a messenger leaves alone', () => {
    const text = armoured(base64);
    expect(text).toContain('Máy này → Nạp tệp cứu hộ');
    expect(text.normalize('NFC')).toBe(text);
    const inner = text.split('\n').filter((line) => /^[A-Za-z0-9+/=]+$/.test(line));
    expect(Math.max(...inner.map((line) => line.length))).toBe(76);
    expect(unarmoured(text)).toBe(base64);
  });

  test.each([
    ['nothing', ''],
    ['another text', 'Kính gửi anh Bình'],
    ['no end', armoured(base64).replace(/-----END.*/, '')],
    ['no inside', armoured('')],
    ['signs that are none', armoured(base64).replace('eHh4', 'eH*4')],
  ])('is not found in %s', (_what, text) => {
    expect(unarmoured(text)).toBeUndefined();
  });
});

test('[N3] the format is the one its version names: change it, raise rescueVersion, keep reading the old', () => {
  const shape = z.toJSONSchema(rescueManifestSchema, { io: 'input', unrepresentable: 'any' });
  const said = JSON.stringify([shape, rescueLayout, rescuePurpose]);
  const hash = createHash('sha256').update(said).digest('hex').slice(0, 16);
  expect({ version: rescueVersion, hash }).toEqual({ version: 1, hash: 'c700d6a0e8af9bf1' });
});

test('[N3] every member and limit is described', () => {
  const text = readFileSync('src/protocol/README.md', 'utf8');
  for (const member of Object.keys(rescueManifestSchema.shape))
    expect(text).toMatch(new RegExp(`[\`"]${member}[\`"]`));
  expect(text).toContain(`at most ${rescueLimits.file} bytes`);
  expect(text).toContain(`\`${rescuePurpose}\``);
});
