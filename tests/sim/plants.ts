// Bugs we know how to write, sync.md §4.4: each a textual change of one place in the product, made while the module is
// loaded (`plant-hook.ts`), so that nothing of it exists in any build. The simulation must find every one.

export interface Edit {
  readonly file: string;
  /** Must occur exactly once. */
  readonly find: string;
  readonly put: string;
}

export interface Plant {
  readonly name: string;
  readonly edits: readonly Edit[];
}

export const plants: readonly Plant[] = [
  {
    name: 'no dedupe',
    edits: [
      {
        file: 'server/sync/receive.ts',
        find: 'if (seen) return repeat(',
        put: 'if (seen && seen.hash !== hash) return repeat(',
      },
      {
        file: 'server/sync/receive.ts',
        find: 'const cloned = inbox.numbers.has(op.n);',
        put: 'const cloned = false;',
      },
    ],
  },
  {
    name: 'outbox deleted before acknowledgement',
    edits: [
      {
        file: 'src/sync/round.ts',
        find: 'const reply = await tools.transport(request.body);',
        put: 'await store.db.outbox.bulkDelete(batch.rows.map((row) => row.op)); const reply = await tools.transport(request.body);',
      },
    ],
  },
  {
    name: 'acknowledged by "everything up to now", not by operation id',
    edits: [
      {
        file: 'src/store/pulled.ts',
        find: 'await db.outbox.bulkDelete(settled.map((row) => row.op));',
        put: 'await db.outbox.clear();',
      },
    ],
  },
  {
    name: 'cursor before rows',
    edits: [
      {
        file: 'src/sync/round.ts',
        find: 'let progress = await durably(store, () => takeAnswer(store, answer));',
        put: `const early = { ...(await readFact(store.db, 'scopes')) };
  for (const [scope, page] of Object.entries(answer.pages)) {
    const state = early[scope];
    if (state) early[scope] = { ...state, cursor: Math.max(state.cursor, page.next) };
  }
  await writeFact(store.db, 'scopes', early);
  let progress = await durably(store, () => takeAnswer(store, answer));`,
      },
    ],
  },
  {
    name: 'a position is skipped, as a sequence does when its transaction fails',
    edits: [
      {
        file: 'server/sync/receive.ts',
        find: 'const hash = bodyHash(op);',
        put: 'const hash = bodyHash(op); if (op.n % 5 === 0) for (const [s, h] of inbox.heads) inbox.heads.set(s, { ...h, q: h.q + 1 });',
      },
    ],
  },
  {
    name: 'last write wins',
    edits: [
      {
        file: 'src/domain/merge.ts',
        find: 'if (!equal && unseen(stamps[field], incoming)) {',
        put: 'if (!equal && unseen(undefined, incoming)) {',
      },
    ],
  },
  {
    name: 'compared with what is here now, not with what the form showed',
    edits: [
      {
        file: 'src/store/save.ts',
        find: '      base: draft.base,',
        put: '      base: facts.row?.v ?? 0,',
      },
    ],
  },
  {
    name: 'compared without regard to who wrote: a chain quarrels with itself',
    edits: [
      {
        file: 'src/domain/merge.ts',
        find: 'return stamp !== undefined && stamp.v > incoming.base && stamp.device !== incoming.writer.device;',
        put: 'return stamp !== undefined && stamp.v > incoming.base;',
      },
    ],
  },
  {
    name: 'the server’s checksum is copied',
    edits: [
      {
        file: 'src/store/scope-page.ts',
        find: 'cursor: Math.max(counted.cursor, page.next),',
        put: 'cursor: Math.max(counted.cursor, page.next), sum: page.check, count: page.n ?? counted.count,',
      },
    ],
  },
  {
    name: 'the view is not built again after a pull',
    edits: [
      {
        file: 'src/store/pulled.ts',
        find: 'await rebuildViews(db, [...touched]);',
        put: 'await rebuildViews(db, answer.results.length > 0 ? [...touched] : []);',
      },
    ],
  },
  {
    name: 'a retry gets a new operation id',
    edits: [
      {
        file: 'src/sync/push.ts',
        find: 'batch.rows.map((row) => row.body).join',
        put: "batch.rows.map((row) => row.body.replace(/^(.{20})./, '$1f')).join",
      },
    ],
  },
  {
    name: 'answered before the commit',
    edits: [
      {
        file: 'server/storage/transaction.ts',
        find: "return await db.transaction().setIsolationLevel('read committed').execute(deed);",
        put: `let early: { readonly done: T } | undefined;
      return await db.transaction().setIsolationLevel('read committed').execute(async (inner) => {
        const done = await deed(inner);
        early = { done };
        return done;
      }).catch((fault) => { if (early) return early.done; throw fault; });`,
      },
    ],
  },
  {
    name: '"synced" is said from a flag',
    edits: [
      {
        file: 'src/domain/claim.ts',
        find: 'const sent = facts.outbox === 0 && facts.photos === 0;',
        put: 'const sent = facts.photos === 0;',
      },
    ],
  },
  {
    name: 'an approval does not look at what was seen',
    edits: [
      {
        file: 'src/domain/review.ts',
        find: 'if (record.cv !== op.sees)',
        put: 'if (record.cv < op.sees)',
      },
    ],
  },
  {
    name: 'a refused operation is hidden from its author',
    edits: [
      {
        file: 'src/store/pulled.ts',
        find: "asksAttention(result.s) && result.why?.type !== 'differs' ? 1 : 0;",
        put: "asksAttention(result.s) && result.s === 'conflict' && result.why?.type !== 'differs' ? 1 : 0;",
      },
    ],
  },
  {
    name: 'gives up after three pages without asking whether it moves',
    edits: [
      {
        file: 'src/sync/round.ts',
        find: 'let redone = false;',
        put: 'let redone = false; let pages = 0;',
      },
      {
        file: 'src/sync/round.ts',
        find: "if (!moved) return { state: 'behind' };",
        put: "if (!moved || (pages += 1) > 3) return { state: 'behind' };",
      },
    ],
  },
  {
    name: 'the epoch is ignored',
    edits: [
      {
        file: 'server/routes/sync.ts',
        find: 'if (parsed.ep !== undefined && parsed.ep !== deps.epoch)',
        put: "if (parsed.ep === 'none of this name')",
      },
      {
        file: 'src/store/pulled.ts',
        find: 'if (epoch !== undefined && epoch !== answer.epoch) return',
        put: "if (epoch === 'none of this name') return",
      },
    ],
  },
  {
    name: 'versions are used again after a restore',
    edits: [
      {
        file: 'src/domain/apply.ts',
        find: 'return Math.max(record?.v ?? 0, floor) + 1;',
        put: 'return Math.max(record?.v ?? 0, floor - floor) + 1;',
      },
    ],
  },
  {
    name: 'a save that fails leaves its number behind',
    edits: [
      {
        file: 'src/store/save.ts',
        find: 'const op = newId(store);',
        put: "const op = newId(store); await writeFact(db, 'n', ((await readFact(db, 'n')) ?? 0) + 1);",
      },
    ],
  },
  {
    name: 'the parked word of one phone takes the place of another’s',
    edits: [
      {
        file: 'src/domain/merge.ts',
        find: 'open.alternatives.filter((alternative) => alternative.device !== mine.device)',
        put: 'open.alternatives.filter((alternative) => alternative.value === mine.value)',
      },
    ],
  },
  {
    name: 'a stale answer moves the cursor back',
    edits: [
      {
        file: 'src/store/scope-page.ts',
        find: 'Math.max(counted.cursor, page.next)',
        put: 'page.next',
      },
      {
        file: 'src/store/scope-page.ts',
        find: 'const fresh = page.rows.filter((row) => row.q > cursor);',
        put: 'const fresh = page.rows.filter((row) => row.q > -cursor);',
      },
    ],
  },
  {
    name: 'a scope is wiped with pending operations',
    edits: [
      {
        file: 'src/store/lost.ts',
        find: 'if (operations + drafts + photos > 0) continue;',
        put: 'if (drafts + photos < 0) continue; await db.outbox.bulkDelete((await db.outbox.toArray()).filter((row) => addresses(row).includes(scope)).map((row) => row.op));',
      },
    ],
  },
  {
    name: 'a lost scope is wiped with answers that no backup holds',
    edits: [
      {
        file: 'src/store/lost.ts',
        find: 'await ours.modify({ over: 1, open: 0 });',
        put: 'await ours.delete();',
      },
    ],
  },
  {
    name: 'a lost scope is never wiped',
    edits: [
      {
        file: 'src/store/lost.ts',
        find: 'if (operations + drafts + photos > 0) continue;',
        put: 'if (operations + drafts + photos >= 0) continue;',
      },
    ],
  },
  {
    name: 'whoever names a scope is sent it',
    edits: [
      {
        file: 'server/routes/sync.ts',
        find: "const readable = inSight.filter((scope) => mayIn(answers, 'record.read', scope));",
        put: 'const readable = [...new Set([...inSight, ...Object.keys(cursors)])];',
      },
    ],
  },
  {
    name: 'tombstones are dropped in a bootstrap: what the new download did not meet stays',
    edits: [
      {
        file: 'src/store/scope-page.ts',
        find: 'if (!state.full && state.gen > 0) await sweep(db, scope, state.gen, touched);',
        put: '',
      },
    ],
  },
  {
    name: 'tombstones are not sent',
    edits: [
      {
        file: 'server/sync/pull.ts',
        find: 'const stones = from === 0 ? [] : await findTombstonesAfter(db, scope, from, left);',
        put: 'const stones = from >= 0 ? [] : await findTombstonesAfter(db, scope, from, left);',
      },
    ],
  },
  {
    name: 'a cursor below the floor goes on as if nothing were missing',
    edits: [
      {
        file: 'server/sync/pull.ts',
        find: 'const missed = cursor !== undefined && cursor > 0 && cursor < head.floor;',
        put: 'const missed = cursor !== undefined && cursor > head.q;',
      },
    ],
  },
  {
    name: 'a restored backup does not take the word "sent" back',
    edits: [
      {
        file: 'src/store/pulled.ts',
        find: 'await rebuildViews(db, [...new Set(sent.map((row) => row.rec))]);',
        put: '',
      },
    ],
  },
  {
    name: 'a base above its record is believed after a restore',
    edits: [
      {
        file: 'src/domain/incoming.ts',
        find: "return 'base' in op && op.base > record.v ? { ...op, base: 0 } : op;",
        put: "return 'base' in op && op.base < 0 ? { ...op, base: record.v } : op;",
      },
    ],
  },
  {
    name: 'two halves empty a required choice',
    edits: [
      {
        file: 'src/domain/apply.ts',
        find: 'const merged = moved ? keepRequired(record, plain) : plain;',
        put: 'const merged = plain;',
      },
    ],
  },
];

/** Of §4.4, and not written here: what they wait for, or where they are caught instead. */
export const elsewhere: Readonly<Record<string, string>> = {
  'q from a sequence, under concurrent writers': 'npm run test:cursor, on PostgreSQL',
  'photo counted before its hash': 'waits for photos',
  'counter applied on retry': 'there is no counter operation',
};

/** The source with the plant in it; throws unless each place is found exactly once. */
export function planted(source: string, edits: readonly Edit[]): string {
  let text = source;
  for (const { file, find, put } of edits) {
    const parts = text.split(find);
    if (parts.length !== 2) throw new Error(`${file}: found ${parts.length - 1} times: ${find}`);
    text = parts.join(put);
  }
  return text;
}
