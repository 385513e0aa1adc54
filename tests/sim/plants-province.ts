// Bugs of the province, and of the laws both sides share.
import type { Plant } from './plant.ts';

export const provincePlants: readonly Plant[] = [
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
    name: 'what a copied phone says under new numbers counts as its original’s words',
    profile: 'copies',
    edits: [
      {
        file: 'server/sync/receive.ts',
        find: 'decideSafely(inbox, op, inbox.writer)',
        put: 'decideSafely(inbox, op, cloned ? inbox.writer : device)',
      },
    ],
  },
  {
    name: 'two phones under one id count as one writer',
    profile: 'copies',
    edits: [
      {
        file: 'server/sync/receive.ts',
        find: '`${inbox.sender.device}~${first.op}`',
        put: '`${inbox.sender.device}~`',
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
        file: 'src/domain/outcome.ts',
        find: 'return Math.max(record?.v ?? 0, floor) + 1;',
        put: 'return Math.max(record?.v ?? 0, floor - floor) + 1;',
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
    name: 'whoever names a scope is sent it',
    edits: [
      {
        file: 'server/routes/sync.ts',
        find: 'pull(db, await readableScopes(db, person, today), cursors, offer)',
        put: 'pull(db, [...new Set([...(await readableScopes(db, person, today)), ...Object.keys(cursors)])], cursors, offer)',
      },
    ],
  },
  {
    name: 'tombstones are not sent',
    edits: [
      {
        file: 'server/sync/pull.ts',
        find: 'const stones = from === 0 ? [] :',
        put: 'const stones = from >= 0 ? [] :',
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
    name: 'two halves empty a required choice',
    profile: 'quarrels',
    edits: [
      {
        file: 'src/domain/apply.ts',
        find: 'const merged = moved ? keepRequired(record, plain) : plain;',
        put: 'const merged = plain;',
      },
    ],
  },
  {
    name: 'the order in which fields are named decides',
    profile: 'quarrels',
    edits: [
      {
        file: 'src/domain/merge.ts',
        find: 'Object.entries(incoming.set).sort(byField)',
        put: 'Object.entries(incoming.set)',
      },
    ],
  },
  {
    name: 'numbers are called missing on suspicion',
    profile: 'rests',
    edits: [
      {
        file: 'server/sync/loss.ts',
        find: 'return lossOf(lost, lasts ? absent : 0);',
        put: 'return lossOf(lost, Math.min(absent, known?.missing ?? 0));',
      },
    ],
  },
  {
    name: 'what rests in an outbox is taken for what comes next',
    profile: 'rests',
    edits: [
      {
        file: 'server/sync/loss.ts',
        find: 'Math.max(0, left.ops - (left.rest ?? 0))',
        put: 'left.ops',
      },
    ],
  },
  {
    name: 'a photo is counted before its hash is checked',
    edits: [
      {
        file: 'server/photo-files.ts',
        find: 'const sound = photoHash(whole) === id;',
        put: "const sound = photoHash(whole) !== '';",
      },
    ],
  },
  {
    name: 'two that are joined to each other at once both go',
    edits: [
      {
        file: 'src/domain/join.ts',
        find: "if (!sound || other.state === 'cancelled') return",
        put: 'if (!sound) return',
      },
    ],
  },
  {
    name: 'a decision is taken back by whoever asks',
    edits: [
      {
        file: 'src/domain/review.ts',
        find: "const own = (last?.kind === 'review' || last?.checked) && last.by.id === reviewer;",
        put: "const own = last?.kind === 'review';",
      },
    ],
  },
  {
    name: 'a decision is taken back over what was said since',
    edits: [
      {
        file: 'src/domain/review.ts',
        find: 'const last = record.story.at(-1);',
        put: "const last = record.story.findLast(({ kind }) => kind === 'review');",
      },
    ],
  },
  {
    name: 'a return undoes an approval it has not seen',
    edits: [
      {
        file: 'src/domain/review.ts',
        find: 'return base === undefined || approval?.by.id === reviewer || base >= (approval?.v ?? 0);',
        put: 'return approval !== undefined;',
      },
    ],
  },
  {
    name: 'what is joined is buried as if it were cancelled',
    edits: [
      {
        file: 'server/sync/housekeeping.ts',
        find: '.filter(({ into }) => into === undefined)',
        put: '',
      },
      {
        file: 'server/sync/housekeeping.ts',
        find: 'if (record.into !== undefined) continue;',
        put: '',
      },
    ],
  },
  {
    name: 'approved in two steps without a check',
    edits: [
      {
        file: 'src/domain/review.ts',
        find: 'if (steps === 2 && (checkOf(record)?.by.id ?? reviewer.id) === reviewer.id)',
        put: 'if (steps === 2 && checkOf(record)?.by.id === reviewer.id)',
      },
    ],
  },
  {
    name: 'a check outlives the edit behind it',
    profile: 'checks',
    edits: [
      {
        file: 'src/domain/record.ts',
        find: "const at = story.findLastIndex(({ kind, checked }) => checked || kind !== 'review');",
        put: 'const at = story.findLastIndex(({ checked }) => checked);',
      },
    ],
  },
];
