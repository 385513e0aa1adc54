import type { ActivityType } from '../../domain/activity/type.ts';
import type { IconName } from '../parts/icon.tsx';

/** The sign of each activity type, the same on buttons, lists and records. */
export const typeIcons: Readonly<Record<ActivityType, IconName>> = {
  phat_thanh: 'loa',
  trien_lam: 'exhibition',
  co_dong: 'poster',
  tap_huan: 'training',
};
