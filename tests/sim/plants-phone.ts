// Bugs of the phone: what it keeps, what it sends, what it says.
import type { Plant } from './plant.ts';

export const phonePlants: readonly Plant[] = [
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
        find: 'if (level || stuck || !moved) {',
        put: 'if (level || stuck || !moved || (pages += 1) > 3) {',
      },
    ],
  },
  {
    name: 'a save that fails leaves its number behind',
    edits: [
      {
        file: 'src/store/save.ts',
        find: 'const op = newId(store);',
        put: "const op = newId(store); const [spent] = await readFacts(db, ['n']); await writeFact(db, 'n', (spent ?? 0) + 1);",
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
        find: 'await ours.modify({ over: 1 });',
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
    name: 'a scope taken before its first page came is waited for for ever',
    profile: 'rights',
    edits: [
      {
        file: 'src/sync/push.ts',
        find: 'held.filter(([scope]) => cursors[scope] === undefined);',
        put: 'held.filter(([scope, { gen }]) => cursors[scope] === undefined && gen > 0);',
      },
    ],
  },
  {
    name: 'a round that was refused is not tried again by itself',
    edits: [
      {
        file: 'src/sync/driver.ts',
        find: "end.state === 'silent' || end.state === 'refused' ||",
        put: "end.state === 'silent' ||",
      },
    ],
  },
  {
    name: 'two windows save over one draft',
    profile: 'windows',
    edits: [
      {
        file: 'src/store/save.ts',
        find: 'if (looked.guard && !looked.guard.holds(draft)) throw new DraftElsewhereError(deed.rec);',
        put: '',
      },
    ],
  },
];
