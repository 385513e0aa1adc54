// From which day to which a post or a place is somebody's; both days count, and no day means no bound. [I3]

export interface Term {
  readonly from?: string;
  readonly to?: string;
}

export function isInForce({ from, to }: Term, today: string): boolean {
  return (from === undefined || from <= today) && (to === undefined || today <= to);
}

/** Has it any day at all? */
export function isTerm({ from, to }: Term): boolean {
  return from === undefined || to === undefined || from <= to;
}
