// What the province has set, as the queries see it. [C1]

export interface SettingTable {
  readonly name: string;
  /** Local date from which it holds; of a calendar its year. */
  readonly since: string;
  readonly v: number;
  /** As JSON. */
  readonly value: string;
  readonly account_id: string;
  readonly at: string;
}
