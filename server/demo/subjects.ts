// What communes speak about: subjects with the plan's topics and conventions they belong to. domain.md §1
import type { Draw } from './draw.ts';

export interface Subject {
  readonly title: string;
  readonly topics: readonly string[];
  /** Only with III.1. */
  readonly conventions?: readonly string[];
}

const always: readonly [Subject, ...Subject[]] = [
  {
    title: 'Quyền trẻ em và trách nhiệm của gia đình',
    topics: ['III.1', 'III.2'],
    conventions: ['5'],
  },
  { title: 'Phòng, chống đuối nước và xâm hại trẻ em', topics: ['III.2', 'III.3'] },
  {
    title: 'Công ước về xóa bỏ phân biệt đối xử với phụ nữ',
    topics: ['III.1'],
    conventions: ['3'],
  },
  {
    title: 'Quyền của người khuyết tật và chính sách trợ giúp',
    topics: ['III.1', 'III.3'],
    conventions: ['6'],
  },
  { title: 'Quyền bầu cử, ứng cử của công dân', topics: ['III.1', 'III.2'], conventions: ['1'] },
  {
    title: 'Công ước chống tra tấn: điều người dân cần biết',
    topics: ['III.1'],
    conventions: ['7'],
  },
  {
    title: 'Quyền được chăm sóc sức khỏe: bảo hiểm y tế toàn dân',
    topics: ['III.1', 'III.3'],
    conventions: ['2'],
  },
  { title: 'Thành tựu bảo đảm quyền con người ở Việt Nam', topics: ['III.3'] },
  { title: 'Chính sách trợ giúp xã hội với người cao tuổi, hộ nghèo', topics: ['III.3'] },
  { title: 'Việt Nam tại Hội đồng Nhân quyền Liên hợp quốc', topics: ['III.5'] },
  { title: 'Nhận diện thông tin xuyên tạc về quyền con người trên mạng', topics: ['III.4'] },
  { title: 'Luật Tín ngưỡng, tôn giáo và đời sống ở cơ sở', topics: ['III.2', 'III.3'] },
  { title: 'Quyền tiếp cận thông tin của công dân ở xã, phường', topics: ['III.2'] },
  { title: 'Gương người tốt trong công tác bảo vệ trẻ em', topics: ['III.3'] },
];

const lawDay: readonly [Subject, ...Subject[]] = [
  { title: 'Hưởng ứng Ngày Pháp luật Việt Nam 09/11', topics: ['III.2'] },
  {
    title: 'Hiến pháp 2013 và quyền con người, quyền công dân',
    topics: ['III.1', 'III.2'],
    conventions: ['1'],
  },
];

const equality: readonly [Subject, ...Subject[]] = [
  { title: 'Tháng hành động vì bình đẳng giới', topics: ['III.1', 'III.2'], conventions: ['3'] },
  { title: 'Phòng, chống bạo lực gia đình: gọi 111', topics: ['III.2', 'III.3'] },
];

const humanRightsDay: readonly [Subject, ...Subject[]] = [
  {
    title: 'Chào mừng Ngày Nhân quyền thế giới 10/12',
    topics: ['III.1', 'III.5'],
    conventions: ['1', '2'],
  },
];

/** The season's occasion, as the form offers it. */
export function occasionOn(date: string): string {
  const day = date.slice(5);
  if (day >= '11-01' && day <= '11-09') return 'ngay_phap_luat_09_11';
  if (day >= '12-01' && day <= '12-10') return 'cao_diem_10_12';
  if (day >= '11-15' && day <= '12-15') return 'thang_hanh_dong_binh_dang_gioi';
  if (day >= '06-01' && day <= '06-30') return 'thang_hanh_dong_vi_tre_em';
  return 'thuong_xuyen';
}

/** A subject that suits the season, often the campaign's own. */
export function subjectOn(draw: Draw, date: string): Subject {
  const occasion = occasionOn(date);
  if (!draw.chance(0.55)) return draw.pick(always);
  if (occasion === 'ngay_phap_luat_09_11') return draw.pick(lawDay);
  if (occasion === 'cao_diem_10_12') return draw.pick(humanRightsDay);
  if (occasion === 'thang_hanh_dong_binh_dang_gioi') return draw.pick(equality);
  return draw.pick(always);
}
