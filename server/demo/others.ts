// Plausible values of the activities that are logged now and then, and of what a commune says of itself: its station's
// card and its yearly declaration. They obey the rules, and raise no warning.
import { headGroups } from '../../src/domain/activity/declaration.ts';
import type { Values } from '../../src/domain/field.ts';
import { addDays } from '../../src/domain/period.ts';
import type { Station } from './activities.ts';
import { subjectValues } from './activities.ts';
import type { Draw } from './draw.ts';

export function productOn(draw: Draw, _station: Station, date: string): Values {
  return {
    ...subjectValues(draw, date),
    kind: draw.pick(['tin', 'bai', 'bai']),
    count: draw.int(1, 4),
    channel: draw.pick(['truyen_thanh_xa', 'cong_ttdt', 'ban_tin']),
    language: 'vi',
    translated: 'khong',
    audiences: ['II.2'],
    task: 'IV.3.1',
  };
}

export function boardOn(draw: Draw, { commune }: Station, date: string): Values {
  const boards = draw.int(2, 9);
  return {
    ...subjectValues(draw, date, 'Bảng tin: '),
    place: `Trung tâm ${commune}`,
    to: addDays(date, 6),
    boardType: 'dien_tu',
    boards,
    boardsOn: boards,
    items: draw.int(1, 5),
    contentForm: ['chu'],
    timesPerDay: draw.int(10, 40),
    secondsPerItem: 30,
    source: 'xa',
    audiences: ['II.2'],
    task: 'IV.3.1',
  };
}

export function contestOn(draw: Draw, _station: Station, date: string): Values {
  return {
    ...subjectValues(draw, date, 'Cuộc thi: '),
    form: draw.pick(['tim_hieu_phap_luat', 'thi_viet', 'truc_tuyen']),
    level: 'xa',
    closedOn: addDays(date, 20),
    unitsIn: draw.int(4, 16),
    audiences: ['II.2'],
    task: 'IV.5',
  };
}

export function meetingOn(draw: Draw, { commune }: Station, date: string): Values {
  const participants = draw.int(35, 180);
  return {
    ...subjectValues(draw, date, 'Hội nghị: '),
    place: `Nhà văn hóa ${commune}`,
    purpose: draw.pick(['chuyen_de', 'noi_chuyen']),
    combined: 'long_ghep',
    events: 1,
    participants,
    female: Math.round(participants * 0.48),
    leaflets: draw.int(0, 60),
    audiences: ['II.2'],
    task: 'IV.1.1',
  };
}

export function postOn(draw: Draw, { commune }: Station, date: string): Values {
  return {
    ...subjectValues(draw, date),
    channel: draw.pick(['cong_ttdt', 'mang_xa_hoi']),
    page: `Trang thông tin điện tử ${commune}`,
    to: addDays(date, 6),
    posts: draw.int(1, 6),
    audiences: ['II.2'],
    task: 'IV.6.2',
  };
}

/** The morning's own programme and, here and there, the evening relay. */
export function cardOf(draw: Draw, { clusters, technology }: Station): Values {
  const evening = { days: 'thu_2_6', start: '17:00', minutes: 15, kind: 'tiep_am', source: 'tinh' };
  return {
    clustersTotal: clusters,
    technology,
    slots: [
      { days: 'thu_2_7', start: '05:00', minutes: 10, kind: 'tu_san_xuat', source: 'xa' },
      ...(draw.chance(0.4) ? [evening] : []),
    ],
    loudspeakers: clusters * 2,
    regulationNumber: `${draw.int(10, 90)}/QĐ-UBND`,
    regulationDate: '2025-08-15',
    operatorRole: 'cong_chuc',
  };
}

/** Some parts are said, some are still missing: as in life. */
export function declarationOf(draw: Draw): Values {
  const heads = headGroups.flatMap((group) => {
    const posts = group === 'bao_chi_ttdn' ? 0 : draw.int(4, 24);
    return [
      [`inPost.${group}`, posts],
      [`trained.${group}`, Math.floor(posts * 0.7)],
    ] as const;
  });
  return {
    ...Object.fromEntries(heads),
    planNumber: `${draw.int(20, 120)}/KH-UBND`,
    planDate: '2026-02-10',
  };
}

/** The spokesperson of most communes, and what some have written of their year. */
export function wordsOf(draw: Draw): Values {
  const spokes = {
    spokesDecision: `${draw.int(10, 300)}/QĐ-UBND`,
    spokesDecisionDate: '2026-07-20',
    regulationNumber: `${draw.int(10, 300)}/QĐ-UBND`,
    regulationDate: '2026-08-10',
    informings: draw.int(0, 4),
  };
  const year = {
    results: draw.pick([
      'Duy trì phát thanh đều các ngày trong tuần; nội dung gần với đời sống của nhân dân.',
      'Lồng ghép tuyên truyền về quyền con người vào hội nghị của các đoàn thể.',
    ]),
    difficulties: draw.pick([
      'Thiết bị của các đài cũ không đồng bộ sau sắp xếp đơn vị hành chính.',
      'Cán bộ kiêm nhiệm nhiều việc, địa bàn rộng.',
    ]),
    causes: 'Kinh phí sửa chữa, thay thế thiết bị còn hạn chế.',
    proposals: 'Đề nghị tỉnh hỗ trợ tập huấn và nâng cấp đài truyền thanh.',
    directions: 'Tiếp tục thực hiện kế hoạch; tập trung đợt cao điểm tháng 12.',
  };
  return { ...(draw.chance(0.8) ? spokes : {}), ...(draw.chance(0.5) ? year : {}) };
}
