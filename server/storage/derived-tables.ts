// Tables that follow from the others: never moved or backed up as truth, made again when their making changes. derived.ts
import type { Generated } from 'kysely';

/** One entry of the book, as it is searched: made from its record, never the other way round. */
export interface BookLineTable {
  readonly no: Generated<number>;
  readonly rec: string;
  /** Day, hour and id: the order of the book, read backwards. */
  readonly ord: string;
  /** "HY2025.12472": the unit the record stands under. */
  readonly unit: string;
  readonly type: string;
  readonly state: string;
  /** Folded words and words as written, each after a space. */
  readonly key: string;
  readonly marked: string;
}

/** Entries of a unit in a week, by type and state. */
interface WeekTotalTable {
  /** The week's Monday. */
  readonly week: string;
  readonly unit: string;
  readonly type: string;
  readonly state: string;
  readonly n: number;
}

/** The sums of a scope as JSON, made of its records and made again when the making changes. [G11] */
interface ScopeTotalTable {
  readonly scope: string;
  readonly doc: string;
}

/** What the records of a scope add to reports, in one part of a month. [B13] */
interface ReportPartTable {
  readonly scope: string;
  /** First day of the part. */
  readonly part: string;
  /** Sums of what lasts beyond its day, as JSON: read without the rest. */
  readonly lasting: string;
  /** The other sums, as JSON. */
  readonly doc: string;
}

/** Made from the others, and made again when it is lost. */
export interface DerivedTables {
  readonly book_line: BookLineTable;
  readonly week_total: WeekTotalTable;
  readonly scope_total: ScopeTotalTable;
  readonly report_part: ReportPartTable;
  /** By which version of the making. */
  readonly derived: { readonly version: number };
}
