// What platforms told of, as the queries see it.

export interface AiringTable {
  /** Also the id of the record it becomes: where there is one, it is confirmed. */
  readonly id: string;
  readonly unit_set: string;
  readonly unit_code: string;
  readonly date: string;
  /** Start, minutes, clusters, title as JSON. */
  readonly doc: string;
  readonly platform: string;
  readonly account_id: string;
  readonly at: string;
  readonly refused_by: string | null;
  readonly refused_at: string | null;
}
