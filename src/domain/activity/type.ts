// The names of the activity types, apart from their forms: lists and status words need no more than this.

/** A–D of domain.md §2.3; the codes are the plan's own (`activityTypes`). */
export const activityTypes = ['phat_thanh', 'trien_lam', 'co_dong', 'tap_huan'] as const;
export type ActivityType = (typeof activityTypes)[number];
