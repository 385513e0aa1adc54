// The description of the wire says what the code does: kinds, results, problems, limits, and a checksum one can count.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { routes } from '../../server/routes/table.ts';
import { recordTypes } from '../../src/domain/activity/type.ts';
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import { operationKinds } from '../../src/domain/operation.ts';
import { photoLimits } from '../../src/domain/photo.ts';
import { problems } from '../../src/domain/problem.ts';
import { reviewStates } from '../../src/domain/record.ts';
import { singletonId } from '../../src/domain/singleton.ts';
import { pieceMedia } from '../../src/protocol/photo.ts';
import {
  foreignRequestSchema,
  rowSchema,
  snapshotSchema,
  syncRequestSchema,
  syncResponseSchema,
} from '../../src/protocol/sync.ts';
import { limits } from '../../src/protocol/version.ts';

const text = readFileSync('src/protocol/README.md', 'utf8');

test('[S15] every kind, type, state, result and problem is described', () => {
  for (const kind of operationKinds) expect(text).toContain(`| \`${kind}\` |`);
  for (const s of ['applied', 'merged', 'conflict', 'held', 'rejected'])
    expect(text).toContain(`| \`${s}\` |`);
  for (const name of [...recordTypes, ...reviewStates]) expect(text).toContain(`\`${name}\``);
  for (const [type, { code, status }] of Object.entries(problems))
    expect(text).toContain(`| ${code} | \`${type}\` | ${status} |`);
  const described = [...text.matchAll(/^\| [A-Z]\d+ \| `([\w-]+)` \|/gm)].map(([, type]) => type);
  expect(new Set(described)).toEqual(new Set(Object.keys(problems)));
  expect(described).toHaveLength(Object.keys(problems).length);
});

test('[S15] every member of the messages and every route is described', () => {
  const shapes = [syncRequestSchema, syncResponseSchema, foreignRequestSchema, snapshotSchema];
  for (const { shape } of shapes)
    for (const member of Object.keys(shape))
      expect(text).toMatch(new RegExp(`[\`"]${member}[\`"]`));
  // Whole paths: one that only begins like another has not been described by it.
  for (const { path } of routes)
    expect(text).toMatch(
      new RegExp(`${RegExp.escape(path.replace(/:(\w+)/g, '{$1}'))}(?![\\w/{-])`),
    );
});

test('[S15] what the request says is left, and what a conflict is, is described member by member', () => {
  const { left } = syncRequestSchema.shape;
  for (const member of Object.keys(left.shape)) expect(text).toMatch(new RegExp(`\`${member}\``));
  const conflict = Object.keys(rowSchema.shape.conflicts.def.element.shape).map(
    (member) => `"${member}"`,
  );
  expect(text).toContain(`{${conflict.join()}:[…]}`);
});

test('[D1] the worked id of a scope’s only record is right', () => {
  expect(text).toContain(`is \`${singletonId('the_dai', 'c:HY2025.12472:2026')}\``);
});

test('[S15] the limits are those of the code', () => {
  const { operations, bodyBytes, rows } = limits;
  expect(text).toContain(
    `${operations} operations and ${bodyBytes} bytes (inflated) a request, 24 levels of JSON, ${rows} rows`,
  );
});

test('[F8] the limits of photos are those of the code', () => {
  expect(text).toContain(`a piece of at most ${limits.pieceBytes} bytes`);
  expect(text).toContain(`more than ${photoLimits.bytes} bytes or ${photoLimits.sidePx} px a side`);
  expect(text).toContain(pieceMedia);
});

test('[S4] the worked checksum is right, line by line', () => {
  const one = '0199f3b0-10f2-7b41-a6c3-0d9b77aa3c55';
  const two = '0199e001-22bb-7a10-8c3d-aa55bb66cc77';
  const steps = [
    [one, null, 1],
    [two, null, 7],
    [one, 1, 2],
    [two, 7, null],
  ] as const;
  let sum = emptyChecksum;
  const counted = [sum];
  for (const [id, before, after] of steps)
    counted.push((sum = moveChecksum(sum, id, before, after)));
  const table = /\| after \| chk \|\n\|---\|---\|\n((?:\|.*\|\n)+)/.exec(text)?.[1] ?? '';
  const said = [...table.matchAll(/\| `([0-9a-f]+)` \|$/gm)].map(([, chk]) => chk);
  expect(said).toEqual(counted);
});
