// Nhật ký: what is written down about deeds, by name. A line holds ids and codes only, never words of a person. [J1] [J3]
import type { Role } from './person.ts';

export const auditGroups = [
  'signed',
  'saw',
  'changed',
  'decided',
  'exported',
  'configured',
] as const;
export type AuditGroup = (typeof auditGroups)[number];

/** Lines of their own. What is done to a record is not among them: those lines are its operations. [J2] */
const written = {
  'session.begun': 'signed',
  'session.refused': 'signed',
  'session.ended': 'signed',
  'invitation.used': 'signed',
  'session.cut': 'configured',
  'photo.seen': 'saw',
  'tray.assigned': 'decided',
  'report.frozen': 'decided',
  'tray.accepted': 'decided',
  'tray.closed': 'decided',
  'rescue.brought': 'changed',
  'report.written': 'changed',
  'airing.imported': 'changed',
  'airing.refused': 'decided',
  'audit.exported': 'exported',
  'account.exported': 'exported',
  'report.taken': 'exported',
  'data.published': 'exported',
  'account.made': 'configured',
  'accounts.imported': 'configured',
  'invitation.made': 'configured',
  'account.term': 'configured',
  'account.nameless': 'configured',
  'account.handed': 'configured',
  'device.revoked': 'configured',
  'device.readmitted': 'configured',
  'place.given': 'configured',
  'place.taken': 'configured',
  'area.given': 'configured',
  'area.taken': 'configured',
  'register.changed': 'configured',
  'setting.changed': 'configured',
  'units.brought': 'configured',
  'units.withdrawn': 'configured',
  'areas.carried': 'configured',
  'client.made': 'configured',
  'client.revoked': 'configured',
  'server.restored': 'configured',
} as const satisfies Readonly<Record<string, AuditGroup>>;

/** Lines that are read from the operations. */
const derived = {
  'record.new': 'changed',
  'record.set': 'changed',
  'record.resolve': 'changed',
  'record.del': 'changed',
  'record.restore': 'changed',
  'record.joined': 'changed',
  'record.parted': 'changed',
  'record.unknown': 'changed',
  'record.approved': 'decided',
  'record.returned': 'decided',
  'record.withdrawn': 'decided',
  'record.check': 'decided',
} as const satisfies Readonly<Record<string, AuditGroup>>;

export type WrittenDeed = keyof typeof written;
export type AuditDeed = WrittenDeed | keyof typeof derived;

export const auditDeeds: Readonly<Record<AuditDeed, AuditGroup>> = { ...written, ...derived };

export function isAuditDeed(text: string): text is AuditDeed {
  return Object.hasOwn(auditDeeds, text);
}

/** Deeds with lines of their own in these groups. */
export function writtenIn(groups: readonly AuditGroup[]): readonly string[] {
  return Object.entries(written).flatMap(([deed, group]) => (groups.includes(group) ? [deed] : []));
}

/**
 * What of the log a role reads at all; where is asked of each line. The administrator's part stops where records begin.
 * [J3] [R5]
 */
export function groupsFor(role: Role): readonly AuditGroup[] {
  switch (role) {
    case 'officer':
      return [];
    case 'admin':
      return ['signed', 'exported', 'configured'];
    case 'reviewer':
    case 'province':
      return auditGroups;
  }
}

/** Does this role read what was done to records? */
export function readsRecordLines(role: Role): boolean {
  return role === 'reviewer' || role === 'province';
}
