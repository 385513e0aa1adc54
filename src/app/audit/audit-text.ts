// A line of the log in words.

import { isRole } from '../../domain/person.ts';
import type { AuditLine } from '../../protocol/audit.ts';
import { tAudit, tAuditIf } from '../words/audit-words.ts';
import { t } from '../words/words.ts';

/** A deed of a newer server keeps its own name: it must stay visible. */
export function deedText({ deed, detail, what = '' }: AuditLine): string {
  return tAuditIf(`deed.${deed}`, { what, ...detail }) ?? deed;
}

/** What became of it, where that is not plain success. */
export function resultText({ detail }: AuditLine): string | undefined {
  return tAuditIf(`result.${detail['s']}`);
}

export function roleText(role: string): string {
  return isRole(role) ? t(`role.${role}`) : '';
}

export function whoText({ by }: AuditLine): string {
  return by ? by.login || by.id : tAudit('nobody');
}
