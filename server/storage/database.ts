// The tables as the queries see them. Text, integers and null only: the same columns stand on SQLite and PostgreSQL,
// JSON travels as text, instants are UTC text "2026-11-22T01:03:14Z" and compare as they sort.
import type { Kysely } from 'kysely';
import type { Role } from '../../src/domain/person.ts';
import type { AiringTable } from './airing-table.ts';
import type { ApiClientDayTable, ApiClientTable } from './client-tables.ts';
import type { DerivedTables } from './derived-tables.ts';
import type { ReportTables } from './report-tables.ts';
import type { SettingTable } from './setting-table.ts';

interface MetaTable {
  readonly key: string;
  readonly value: string;
}

interface AccountTable {
  readonly id: string;
  readonly login: string;
  /** argon2id in PHC form; null for a post without one. */
  readonly password_hash: string | null;
  /** sha256 of issuer and subject at the province's sign-in service; null: not opened that way. [I8] */
  readonly subject_hash: string | null;
  readonly role: Role;
  /** A reviewer's area; its communes are his as long as the area has them. [U3] */
  readonly area_id: string | null;
  readonly created_at: string;
  readonly disabled_at: string | null;
  /** First and last local day of the post; null: no such bound. */
  readonly from_day: string | null;
  readonly to_day: string | null;
}

interface AccountUnitTable {
  readonly account_id: string;
  readonly unit_set: string;
  readonly unit_code: string;
  /** First and last local day of answering for it; null: no such bound. */
  readonly from_day: string | null;
  readonly to_day: string | null;
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
  /** Browser and system in a word or two, to tell sessions apart. */
  readonly agent: string | null;
  /** 'password' or 'oidc'; null: begun before this was written down. */
  readonly way: string | null;
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
  readonly n: number;
  readonly floor: number;
}

/** What is left of a record in a scope it is gone from. sync.md §2.9 */
interface TombstoneTable {
  readonly scope: string;
  readonly id: string;
  readonly v: number;
  readonly q: number;
  readonly x: 'del' | 'out';
  /** When it was put there; after 400 days it goes, and the scope's floor rises. */
  readonly at: string;
}

/** Operations that wait for a person or an upgrade. Their bodies are in `operation`, and so is their first answer. */
export interface HeldTable {
  readonly op: string;
  readonly account_id: string;
  readonly device: string;
  readonly n: number | null;
  readonly rec: string;
  readonly scope: string;
  readonly kind: string;
  readonly why: string;
  readonly received: string;
  /** The scope the province gave an operation whose unit was unknown. */
  readonly assigned: string | null;
  /** What became of it later, as JSON; the phone keeps its first answer. */
  readonly later: string | null;
  readonly later_at: string | null;
}

/** What the server knows of a phone's unsent work, so that a loss can be noticed. sync.md §2.12 */
export interface DeviceTable {
  readonly device: string;
  readonly account_id: string;
  /** Hash of the session's token: an emptied phone comes back with another id but the same cookie. */
  readonly session: string;
  readonly epoch: string;
  readonly app: string;
  readonly last_seen: string;
  /** The highest number the device is known to have given out. */
  readonly promised: number;
  readonly left_ops: number;
  /** Day of the oldest unsent entry, as the phone says it. */
  readonly left_old: string | null;
  /** Numbers below the highest received that never came. */
  readonly missing: number;
  /** Unsent entries that were not there any more at the last contact; said for good when the next one agrees. */
  readonly suspect: number;
  /** The phone's clock in the request that raised the suspicion: its late copy is the same request, and confirms nothing. */
  readonly suspect_said: string | null;
  /** Since when, by our clock, every contact has raised it again. */
  readonly suspect_at: string | null;
  /** Entries lost on this device, as far as the server can tell. */
  readonly lost: number;
  readonly lost_at: string | null;
  /** Since when what it sends is held first. */
  readonly revoked_at: string | null;
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
  /** The receipt, to be found by it. */
  readonly rc: string | null;
}

/** One naming of a photo by one account, for one record. */
interface PhotoTable {
  readonly id: string;
  readonly rec: string;
  readonly account_id: string;
  /** Since when the province has its verified bytes for this record; null: it waits for them. [F4] */
  readonly arrived: string | null;
}

/** Bytes of photos an account has sent on a day. */
interface PhotoDayTable {
  readonly account_id: string;
  readonly day: string;
  readonly bytes: number;
}

interface InvitationTable {
  readonly code_hash: string;
  readonly account_id: string;
  readonly made_by: string;
  readonly created_at: string;
  readonly expires_at: string;
  /** Opened, or replaced by a newer one. */
  readonly ended_at: string | null;
}

/** A line of the log. What was done to records stands in `operation`. [J1] */
export interface AuditTable {
  /** 1, 2, 3 …, without a gap. */
  readonly n: number;
  readonly at: string;
  readonly account_id: string | null;
  readonly deed: string;
  readonly whom: string | null;
  readonly what: string | null;
  readonly unit_set: string | null;
  readonly unit_code: string | null;
  /** Codes, ids and numbers as JSON. */
  readonly detail: string;
}

/** A question of the search that an account keeps. */
interface SavedViewTable {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  /** As JSON. */
  readonly asked: string;
  readonly created_at: string;
}

/** Sets of units beyond those that ship. [U7] */
interface UnitSetTable {
  readonly id: string;
  readonly valid_from: string;
  /** The reform as it was read, as JSON. */
  readonly doc: string;
  readonly account_id: string;
  readonly at: string;
  /** When its people went along; null before its first day. [U8] */
  readonly carried_at: string | null;
}

/** What the province keeps beside the records. [G1] */
interface RegisterEntryTable {
  readonly kind: string;
  readonly key: string;
  /** 0 for what has days of its own. */
  readonly year: number;
  /** As JSON. */
  readonly doc: string;
  readonly account_id: string;
  readonly at: string;
}

export interface Tables extends DerivedTables, ReportTables {
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
  readonly tombstone: TombstoneTable;
  readonly held: HeldTable;
  readonly device: DeviceTable;
  readonly photo: PhotoTable;
  readonly photo_day: PhotoDayTable;
  readonly audit: AuditTable;
  readonly saved_view: SavedViewTable;
  readonly register_entry: RegisterEntryTable;
  readonly invitation: InvitationTable;
  readonly api_client: ApiClientTable;
  readonly api_client_day: ApiClientDayTable;
  readonly unit_set: UnitSetTable;
  readonly airing: AiringTable;
  readonly setting: SettingTable;
}

/** The database, or a transaction in it. */
export type Queries = Kysely<Tables>;
