// The wire: its hash is pinned to its version, its messages survive the journey, its refusals are RFC 9457 documents.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { operationHeadSchema, operationSchema } from '../../src/domain/operation.ts';
import type { ProblemType } from '../../src/domain/problem.ts';
import { problems } from '../../src/domain/problem.ts';
import { newsSchema } from '../../src/protocol/events.ts';
import {
  problemDocument,
  problemDocumentSchema,
  problemMedia,
  problemTypeOf,
} from '../../src/protocol/problem.ts';
import { assignSchema } from '../../src/protocol/province.ts';
import * as session from '../../src/protocol/session.ts';
import {
  foreignRequestSchema,
  rowSchema,
  snapshotSchema,
  syncRequestSchema,
  syncResponseSchema,
  tombstoneSchema,
} from '../../src/protocol/sync.ts';
import { protocolRange, protocolVersion } from '../../src/protocol/version.ts';

/** What this version of the protocol says. Pinned: see the message below. */
const pinned = { version: 4, hash: 'f097b19c81f2d7f9' };

/** What a phone may say or hear after a year in a drawer. The desk's own questions come with the build that answers them. */
const messages = {
  operation: operationSchema,
  operationHead: operationHeadSchema,
  request: syncRequestSchema,
  response: syncResponseSchema,
  row: rowSchema,
  tombstone: tombstoneSchema,
  foreignRequest: foreignRequestSchema,
  snapshot: snapshotSchema,
  assign: assignSchema,
  signIn: session.signInSchema,
  setup: session.setupSchema,
  session: session.sessionSchema,
  news: newsSchema,
  problem: problemDocumentSchema,
};

/** The same for the same meaning: keys sorted, the order of `required` and `enum` too. */
function stable(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(stable);
    return items.every((item) => typeof item === 'string') ? items.sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, stable(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function protocolHash(): string {
  const schemas = Object.entries(messages).map(([name, schema]) => [
    name,
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' }),
  ]);
  return createHash('sha256')
    .update(JSON.stringify(stable(schemas)))
    .digest('hex')
    .slice(0, 16);
}

describe('the version', () => {
  test('[S15] a message that changes raises the version', () => {
    const present = { version: protocolVersion, hash: protocolHash() };
    expect(
      present,
      [
        'The messages on the wire differ from those this version was pinned to.',
        '1. Can a phone with the old build and a server with the new one (and the reverse) still understand each other?',
        '   If not, make the change so that they can: new fields optional, old fields kept.',
        '2. Raise `protocolVersion` in src/protocol/version.ts, add its line of history, and keep the old version in',
        '   `protocolRange` while such phones are about. (Before the first release the version stays 1.)',
        `3. Pin { version: ${present.version}, hash: '${present.hash}' } at the head of this test.`,
      ].join('\n'),
    ).toEqual(pinned);
  });

  test('[S15] this build answers its own version', () => {
    expect(protocolRange.min).toBeLessThanOrEqual(protocolVersion);
    expect(protocolRange.max).toBe(protocolVersion);
  });

  test('[S15] the hash notices a limit, an optional field, a new kind', () => {
    const hashOf = (schema: z.ZodMiniType) => JSON.stringify(stable(z.toJSONSchema(schema)));
    const base = hashOf(z.object({ a: z.string() }));
    expect(hashOf(z.object({ a: z.optional(z.string()) }))).not.toBe(base);
    expect(hashOf(z.object({ a: z.string().check(z.maxLength(4)) }))).not.toBe(base);
    expect(hashOf(z.object({ a: z.string(), b: z.enum(['x']) }))).not.toBe(base);
    expect(hashOf(z.object({ a: z.string() }))).toBe(base);
  });
});

describe('signing in', () => {
  test.each<[string, z.ZodMiniType, object, boolean]>([
    ['a login and a password', session.signInSchema, { login: 'hoa', password: 'x' }, true],
    ['a login of two signs', session.signInSchema, { login: 'ho', password: 'x' }, false],
    ['a login with a space', session.signInSchema, { login: 'hoa x', password: 'x' }, false],
    [
      'an unknown field',
      session.signInSchema,
      { login: 'hoa', password: 'x', role: 'admin' },
      false,
    ],
    [
      'a first administrator',
      session.setupSchema,
      { code: 'a', login: 'adm', password: 'x'.repeat(10) },
      true,
    ],
    [
      'a short new password',
      session.setupSchema,
      { code: 'a', login: 'adm', password: 'x'.repeat(9) },
      false,
    ],
  ])('[R5] %s: %o', (_what, schema, body, fine) => {
    expect(schema.safeParse(body).success).toBe(fine);
  });

  test('[R5] an account has a role that exists, and units written as pairs', () => {
    const account = {
      login: 'hoa',
      password: 'x'.repeat(10),
      role: 'officer',
      units: [{ set: 'HY2025', code: '12472' }],
    };
    expect(session.newAccountSchema.parse(account)).toEqual(account);
    expect(session.newAccountSchema.safeParse({ ...account, role: 'root' }).success).toBe(false);
    expect(session.newAccountSchema.safeParse({ ...account, units: ['12472'] }).success).toBe(
      false,
    );
  });
});

describe('refusals', () => {
  const types = Object.keys(problems) as ProblemType[];

  test.each(types)('[W6] %s travels as a problem document and is known again', (type) => {
    const document = problemDocument(type);
    expect(document).toMatchObject({ type: `urn:so-co-so:${type}`, status: problems[type].status });
    expect(document.title).toBe(problems[type].vi.title);
    expect(problemTypeOf(JSON.parse(JSON.stringify(document)))).toBe(type);
  });

  test('[W6] what is not ours is not taken for ours', () => {
    expect(problemMedia).toBe('application/problem+json');
    const alien = [
      null,
      'x',
      {},
      { type: 'about:blank', status: 404 },
      { type: 'urn:so-co-so:toString', status: 404 },
      { type: 'urn:so-co-so:locked' },
    ];
    expect(alien.map(problemTypeOf)).toEqual(alien.map(() => undefined));
  });
});
