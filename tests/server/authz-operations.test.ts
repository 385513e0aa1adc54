// Every deed × role × place inside /sync/v1, against the policy written here once more by hand. [R1]–[R5]
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deed } from '../../src/domain/permission.ts';
import type { Who } from './authz-people.ts';
import { phoneOf, places, scopes, whos } from './authz-people.ts';
import type { TestServer } from './harness.ts';
import { openServer } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf, stories } from './operations.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server.close());

/** The policy in a table of its own: who may do which deed where; nothing else is allowed. */
const mayDo: Readonly<Record<Exclude<Who, 'none'>, readonly Deed[]>> = {
  officer: [
    'record.read',
    'record.create',
    'record.edit',
    'record.delete',
    'record.resolve',
    'record.join',
  ],
  reviewer: ['record.read', 'record.review', 'record.resolve', 'record.join'],
  province: ['record.read'],
  admin: [],
};

const deeds: Readonly<
  Record<string, { readonly deed: Deed; readonly op: (pen: Pen, rec: string) => object }>
> = {
  new: { deed: 'record.create', op: (pen) => pen.create() },
  set: { deed: 'record.edit', op: (pen, rec) => pen.change(rec, 1, { minutes: 11 }) },
  review: { deed: 'record.review', op: (pen, rec) => pen.review(rec, 1, 'approved') },
  resolve: { deed: 'record.resolve', op: (pen, rec) => pen.resolve(rec, 1, 'x', { minutes: 12 }) },
  del: { deed: 'record.delete', op: (pen, rec) => pen.cancel(rec, 1) },
  restore: { deed: 'record.delete', op: (pen, rec) => pen.other(rec, 'restore', { base: 1 }) },
  // Where a review takes one step, there is no check for anybody, and nothing for the province. [V14]
  check: { deed: 'record.review', op: (pen, rec) => pen.other(rec, 'check', { sees: 1 }) },
  join: { deed: 'record.join', op: (pen, rec) => pen.other(rec, 'join', { base: 1, into: null }) },
};

describe('operations inside /sync/v1', () => {
  const roles = whos.filter((who) => who !== 'none');
  const cases = roles.flatMap((who) =>
    Object.keys(deeds).flatMap((kind) => places.map((place) => ({ who, kind, place }))),
  );
  test.each(cases)('[R1] [inv 17] $kind as $who, $place place', async ({ who, kind, place }) => {
    const author = penOf(
      server,
      await server.signIn(place === 'own' ? 'quynhphu2' : 'kienxuong'),
      scopes[place],
    );
    const seed = author.create();
    await author.phone.sync({ push: [seed] });
    const pen = penOf(server, await phoneOf(server, who), scopes[place]);
    const { deed, op } = deeds[kind] ?? { deed: 'record.read', op: () => ({}) };
    const answer = await pen.phone.sync({ push: [op(pen, seed.rec)] });
    const allowed = place === 'own' && mayDo[who].includes(deed);
    expect(stories(answer)).toEqual([
      allowed
        ? expect.stringMatching(/^(applied|merged|conflict no-conflict|conflict one-step)$/)
        : 'held not-allowed',
    ]);
    const read = mayDo[who].includes('record.read') && (place === 'own' || who === 'province');
    expect(JSON.stringify(answer.rows ?? {}).includes(seed.rec)).toBe(read);
  });
});
