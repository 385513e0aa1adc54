// The tables of reports, as the queries see them. database.ts

/** A frozen report: it only comes, and never changes. */
export interface ReportVersionTable {
  readonly n: number;
  readonly place: string;
  /** Name of the place, as it was called then. */
  readonly name: string;
  readonly first_day: string;
  readonly last_day: string;
  /** The version it is an addendum to. */
  readonly amends: number | null;
  /** When its records were read: the cut-off of the figures. */
  readonly read_at: string;
  readonly frozen_at: string;
  readonly account_id: string;
  readonly figures: number;
  readonly records: number;
  /** What was asked, with the register of that day, as JSON. */
  readonly ask: string;
  /** The document, as JSON. */
  readonly paper: string;
}

interface ReportLineTable {
  readonly version: number;
  readonly rec: string;
  /** The record's version that was counted. */
  readonly v: number;
  readonly line: string;
}

/** Each version of what a person wrote for a part of a report. */
export interface ReportTextTable {
  readonly place: string;
  readonly first_day: string;
  readonly last_day: string;
  readonly part: string;
  readonly v: number;
  readonly text: string;
  readonly at: string;
  readonly account_id: string;
}

export interface ReportTables {
  readonly report_version: ReportVersionTable;
  readonly report_line: ReportLineTable;
  readonly report_text: ReportTextTable;
}
