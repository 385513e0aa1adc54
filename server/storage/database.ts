// The tables as the queries see them. Text, integers and null only: the same columns stand on SQLite and PostgreSQL,
// JSON travels as text, instants are UTC text "2026-11-22T01:03:14Z" and compare as they sort.
import type { Kysely } from 'kysely';
import type { Role } from '../../src/domain/person.ts';

interface MetaTable {
  readonly key: string;
  readonly value: string;
}

interface AccountTable {
  readonly id: string;
  readonly login: string;
  /** argon2id in PHC form; null for a post that cannot sign in. */
  readonly password_hash: string | null;
  readonly role: Role;
  /** A reviewer's area; its communes are his as long as the area has them. [U3] */
  readonly area_id: string | null;
  readonly created_at: string;
  readonly disabled_at: string | null;
}

interface AccountUnitTable {
  readonly account_id: string;
  readonly unit_set: string;
  readonly unit_code: string;
}

interface ReviewAreaTable {
  readonly id: string;
  readonly name: string;
  /** Place in lists. */
  readonly rank: number;
}

interface ReviewAreaUnitTable {
  readonly area_id: string;
  readonly unit_set: string;
  readonly unit_code: string;
}

interface SessionTable {
  /** sha256 of the cookie's token: a stolen database signs nobody in. */
  readonly token_hash: string;
  readonly account_id: string;
  readonly created_at: string;
  readonly expires_at: string;
}

interface SetupCodeTable {
  readonly code: string;
  readonly created_at: string;
  readonly used_at: string | null;
}

/** The counter of a scope and the checksum over its rows, read in one snapshot with them. sync.md §2.8 */
export interface ScopeHeadTable {
  readonly scope: string;
  readonly q: number;
  readonly chk: string;
}

export interface RecordTable {
  readonly id: string;
  readonly scope: string;
  readonly unit_set: string;
  readonly unit_code: string;
  readonly type: string;
  readonly date: string;
  readonly state: string;
  readonly v: number;
  readonly q: number;
  readonly cv: number;
  /** Values, stamps, conflicts and story as JSON. */
  readonly doc: string;
}

/** Every operation ever received, with its body and its one result: dedupe and audit trail in one. [S3] */
export interface OperationTable {
  readonly op: string;
  readonly device: string;
  /** Null when the device had used the number already: the claimed number is in the body. */
  readonly n: number | null;
  readonly rec: string;
  readonly scope: string;
  readonly account_id: string;
  readonly kind: string;
  readonly at: string;
  readonly received: string;
  readonly body: string;
  readonly body_hash: string;
  readonly result: string;
}

export interface Tables {
  readonly meta: MetaTable;
  readonly account: AccountTable;
  readonly account_unit: AccountUnitTable;
  readonly review_area: ReviewAreaTable;
  readonly review_area_unit: ReviewAreaUnitTable;
  readonly session: SessionTable;
  readonly setup_code: SetupCodeTable;
  readonly scope_head: ScopeHeadTable;
  readonly record: RecordTable;
  readonly operation: OperationTable;
}

/** The database, or a transaction in it. */
export type Queries = Kysely<Tables>;
