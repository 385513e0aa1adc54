// What the log asks the province.
import type { Result } from '../../domain/result.ts';
import type { Audit, AuditQuery } from '../../protocol/audit.ts';
import { auditSchema } from '../../protocol/audit.ts';
import type { Refusal } from '../province.ts';
import { ask, present } from '../province.ts';

export async function readAudit(query: AuditQuery): Promise<Result<Audit, Refusal>> {
  const search = new URLSearchParams(Object.entries(query));
  return present(await ask('GET', `/audit?${search}`, undefined, auditSchema));
}

/** Said before lines are taken away as a file. [J1] */
export async function announceExport(query: AuditQuery): Promise<Result<null, Refusal>> {
  return ask('POST', '/audit/exports', query, null);
}
