import type { RecordType } from '../../domain/activity/type.ts';
import type { IconName } from '../parts/icon.tsx';

/** The sign of each activity type, the same on buttons, lists and records. */
export const typeIcons: Readonly<Record<RecordType, IconName>> = {
  phat_thanh: 'loa',
  trien_lam: 'exhibition',
  co_dong: 'poster',
  tap_huan: 'training',
  san_pham: 'product',
  bang_tin: 'board',
  cuoc_thi: 'prize',
  hoi_nghi: 'meeting',
  dang_mang: 'globe',
  the_dai: 'station',
  khai_bao: 'declare',
};
