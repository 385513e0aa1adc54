// The names of the types of records, apart from their forms: lists and status words need no more than this.

/** A–I of domain.md §2.3; the codes are the plan's own (`activityTypes`). */
export const activityTypes = [
  'phat_thanh',
  'trien_lam',
  'co_dong',
  'tap_huan',
  'san_pham',
  'bang_tin',
  'cuoc_thi',
  'hoi_nghi',
  'dang_mang',
] as const;
export type ActivityType = (typeof activityTypes)[number];

/** The four that are logged most: large buttons. */
export const mainTypes: readonly ActivityType[] = activityTypes.slice(0, 4);
export const otherTypes: readonly ActivityType[] = activityTypes.slice(4);

/** One of each a commune and reporting year: the station's card and the yearly declaration. [D1] */
export const singletonTypes = ['the_dai', 'khai_bao'] as const;
export type SingletonType = (typeof singletonTypes)[number];

export const recordTypes = [...activityTypes, ...singletonTypes] as const;
export type RecordType = (typeof recordTypes)[number];

export function isSingleton(type: RecordType): type is SingletonType {
  return singletonTypes.some((one) => one === type);
}

/** What is counted, reviewed and reported as done; the rest says how a commune stands. [D1] */
export function isActivity(type: RecordType): type is ActivityType {
  return !isSingleton(type);
}
