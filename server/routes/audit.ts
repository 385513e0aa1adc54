// Nhật ký: the log, read by whoever answers for what it tells of. [J3]
import type { AuditDeed, AuditGroup } from '../../src/domain/audit.ts';
import { auditDeeds, groupsFor, isAuditDeed, readsRecordLines } from '../../src/domain/audit.ts';
import { addDays, localDate, planStart, reportingYear } from '../../src/domain/period.ts';
import { parseScope } from '../../src/domain/scope.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import { sameUnit } from '../../src/domain/unit.ts';
import type { Audit, AuditLine, AuditQuery } from '../../src/protocol/audit.ts';
import { auditExportSchema, auditPage, auditQuerySchema } from '../../src/protocol/audit.ts';
import { utc } from '../instant.ts';
import type { Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { named, unitsInSight } from '../sight.ts';
import { postsById } from '../storage/accounts.ts';
import { note } from '../storage/audit.ts';
import type { Line, Wanted } from '../storage/audit-lines.ts';
import { findLines } from '../storage/audit-lines.ts';
import { withPredecessors } from '../units.ts';

/** GET /audit */
export async function showAudit(call: SignedCall): Promise<Reply> {
  const { db, person } = call;
  if (groupsFor(person.role).length === 0) return refuse('forbidden');
  const parsed = auditQuerySchema.safeParse(call.query);
  if (!parsed.success) return refuse('malformed');
  const inSight = await unitsInSight(db, person);
  const lines = await findLines(db, await wantedBy(call, inSight, parsed.data));
  const posts = await postsById(db, lines.flatMap(accountsIn));
  const shown = lines.map((line) => lineOf(line, posts));
  const next = lines.length === auditPage ? (lines.at(-1)?.pos ?? null) : null;
  const body: Audit = { lines: shown, next, communes: named(inSight) };
  return { status: 200, body };
}

/** POST /audit/exports: whoever takes lines away as a file says so first. */
export const exportAudit = reads(
  auditExportSchema,
  'malformed',
  async ({ db, person, nowMs }: SignedCall, asked): Promise<Reply> => {
    if (groupsFor(person.role).length === 0) return refuse('forbidden');
    // A login somebody asked for is a name, and a name must be able to go. [I6] [J3]
    const { who, ...codes } = asked;
    const detail = { ...codes, ...(who ? { byPerson: 1 } : {}) };
    await note(db, utc(nowMs), { deed: 'audit.exported', by: person.id, detail });
    return { status: 201, body: {} };
  },
);

/** Narrowed by the person first, by what he asks second: no question reaches past his own communes. */
function wantedBy(
  { person, nowMs }: SignedCall,
  inSight: readonly UnitRef[],
  { from = planStart, to, who, unit, group, before }: AuditQuery,
): Promise<Wanted> | Wanted {
  const today = localDate(nowMs);
  const first = reportingYear(planStart);
  const last = reportingYear(today) + 1;
  const asked = unit === undefined ? null : unitOf(unit);
  const everything = person.role === 'province' || person.role === 'admin';
  const own = everything ? null : withPredecessors(inSight);
  const within = asked && withPredecessors([asked]);
  return {
    from: startOf(from),
    until: startOf(addDays(to ?? today, 1)),
    groups: groupsFor(person.role).filter((one) => group === undefined || one === group),
    records: readsRecordLines(person.role),
    units: within
      ? within.filter((one) => own === null || own.some((mine) => sameUnit(mine, one)))
      : own,
    years: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    ...(who ? { who } : {}),
    ...(before ? { before } : {}),
    limit: auditPage,
  };
}

/** A local day begins here at 17:00 UTC of the day before. */
function startOf(day: string): string {
  return utc(Date.parse(`${day}T00:00:00+07:00`));
}

function unitOf(text: string): UnitRef {
  const [set = '', code = ''] = text.split('.');
  return { set, code };
}

function accountsIn(line: Line): readonly string[] {
  if ('op' in line) return [line.op.account_id];
  return [line.own.account_id, line.own.whom].filter((id) => id !== null);
}

type Posts = ReadonlyMap<
  string,
  { readonly id: string; readonly login: string; readonly role: string }
>;

function lineOf(line: Line, posts: Posts): AuditLine {
  const post = (id: string) => posts.get(id) ?? { id, login: '', role: '' };
  const { pos, at } = line;
  if ('op' in line) {
    const { account_id, rec, scope, result } = line.op;
    const deed = deedOf(line.op);
    const unit = parseScope(scope)?.unit;
    const { s } = JSON.parse(result) as { readonly s: string };
    const place = unit ? { unit: named([unit])[0] ?? { ...unit, name: '' } } : {};
    return {
      pos,
      at,
      by: post(account_id),
      deed,
      group: auditDeeds[deed],
      what: rec,
      ...place,
      detail: { s },
    };
  }
  const { account_id, deed, whom, what, unit_set: set, unit_code: code, detail } = line.own;
  const group: AuditGroup = isAuditDeed(deed) ? auditDeeds[deed] : 'configured';
  return {
    pos,
    at,
    by: account_id === null ? null : post(account_id),
    deed,
    group,
    ...(whom === null ? {} : { whom: post(whom) }),
    ...(what === null ? {} : { what }),
    ...(set !== null && code !== null
      ? { unit: named([{ set, code }])[0] ?? { set, code, name: '' } }
      : {}),
    // The one cast of a line: details are written by `note` only.
    detail: JSON.parse(detail) as Record<string, string | number>,
  };
}

/** A body is kept as it came, also one that was refused: what cannot be read is no decision. */
function deedOf({ kind, body }: { readonly kind: string; readonly body: string }): AuditDeed {
  const { to, into } = JSON.parse(body) as { readonly to?: unknown; readonly into?: unknown };
  if (kind === 'review') return decisions.get(to) ?? 'record.unknown';
  if (kind === 'join') return into === null ? 'record.parted' : 'record.joined';
  const deed = `record.${kind}`;
  return isAuditDeed(deed) ? deed : 'record.unknown';
}

const decisions: ReadonlyMap<unknown, AuditDeed> = new Map([
  ['approved', 'record.approved'],
  ['returned', 'record.returned'],
  // Who decided takes it back. [V11]
  ['submitted', 'record.withdrawn'],
]);
