// Programs that read, and how much they did, as the queries see them. [O1]

export interface ApiClientTable {
  readonly id: string;
  readonly name: string;
  /** Parted by blanks. */
  readonly scopes: string;
  readonly token_hash: string;
  readonly account_id: string;
  readonly created_at: string;
  readonly revoked_at: string | null;
  /** Last local day of its token; null: no such bound. */
  readonly until_day: string | null;
}

/** Answers a program was given on a local day. [O7] */
export interface ApiClientDayTable {
  readonly client_id: string;
  readonly day: string;
  readonly n: number;
}
