// Plausible values of one activity of each type, from domain.md §2.2. They obey the rules, and raise no warning.
import type { Values } from '../../src/domain/field.ts';
import { addDays } from '../../src/domain/period.ts';
import type { Draw } from './draw.ts';
import { occasionOn, subjectOn } from './subjects.ts';

/** What stays the same in a commune from week to week. */
export interface Station {
  readonly commune: string;
  readonly clusters: number;
  readonly technology: readonly string[];
}

export function stationOf(draw: Draw, commune: string): Station {
  const technology = draw.pick([['ip'], ['fm', 'ip'], ['fm', 'huu_tuyen', 'ip'], ['fm']]);
  return { commune, clusters: draw.int(40, 150), technology };
}

export function subjectValues(draw: Draw, date: string, before = ''): Values {
  const { title, topics, conventions } = subjectOn(draw, date);
  const shared = { topics, occasion: occasionOn(date), ...(conventions ? { conventions } : {}) };
  return { ...shared, date, title: before + title };
}

export function broadcastOn(draw: Draw, { clusters, technology }: Station, date: string): Values {
  const slot = draw.pick(['sang', 'sang', 'chieu']);
  const silent = draw.chance(0.06);
  const clustersOn = silent
    ? Math.floor(clusters * 0.7)
    : clusters - draw.int(0, Math.floor(clusters * 0.08));
  const fault = silent ? { fault: draw.pick(['mat_dien', 'mat_mang', 'thoi_tiet']) } : {};
  const relayed = draw.chance(0.2);
  const origin = relayed
    ? { kind: 'tiep_am', source: draw.pick(['tinh', 'vov']) }
    : {
        kind: 'tu_san_xuat',
        source: 'xa',
        author: draw.pick(['van_hoa_xa_hoi', 'tu_phap', 'cong_an_xa', 'doan_the']),
        approvedByRole: draw.pick(['pho_chu_tich', 'pho_chu_tich', 'chu_tich']),
        approvedOn: addDays(date, -1),
      };
  return {
    ...subjectValues(draw, date),
    ...origin,
    ...fault,
    slot,
    start:
      slot === 'sang'
        ? draw.pick(['05:00', '05:00', '05:15'])
        : draw.pick(['17:00', '17:15', '17:30']),
    minutes: draw.pick([5, 8, 10, 10, 12, 15]),
    airings: draw.pick([1, 1, 1, 2, 3]),
    clustersTotal: clusters,
    clustersOn,
    'items.tin': draw.int(1, 4),
    'items.bai': draw.int(0, 2),
    language: 'vi',
    technology,
    audiences: ['II.2'],
    task: 'IV.3.1',
  };
}

export function exhibitionOn(draw: Draw, { commune }: Station, date: string): Values {
  const to = addDays(date, 4);
  return {
    ...subjectValues(draw, date, 'Triển lãm lưu động: '),
    to,
    form: 'luu_dong',
    level: 'xa',
    sites: [
      { place: `Chợ trung tâm ${commune}`, from: date, to: addDays(date, 1) },
      { place: 'Sân nhà văn hóa xã', from: addDays(date, 2), to: addDays(date, 3) },
      { place: 'Trường trung học cơ sở', from: to, to },
    ],
    'counts.anh_tu_lieu': draw.pick([63, 80, 80, 120]),
    'counts.tranh_co_dong': draw.int(6, 24),
    visitorsMethod: 'uoc_tinh',
    visitors: draw.int(20, 90) * 10,
    languages: ['vi'],
    vehicleDays: draw.int(1, 5),
    partners: ['doan_the', 'truong_hoc'],
    funding: 'ngan_sach',
    audiences: ['II.2'],
    task: 'IV.3.1',
  };
}

export function posterOn(draw: Draw, { commune }: Station, date: string): Values {
  return {
    ...subjectValues(draw, date, 'Cổ động trực quan: '),
    place: `Trục đường chính ${commune}`,
    lines: [
      {
        kind: 'pano',
        qty: draw.int(1, 6),
        width: draw.pick([2.4, 3]),
        height: draw.pick([1.4, 2]),
      },
      { kind: 'bang_ron', qty: draw.int(3, 12), width: 8, height: 0.8 },
      { kind: 'co', qty: draw.int(40, 200) },
    ],
    slogan: draw.pick([
      'Bảo đảm quyền con người là bản chất của chế độ ta',
      'Chung tay vì một thế giới an toàn cho trẻ em',
      'Sống và làm việc theo Hiến pháp và pháp luật',
    ]),
    plannedRemoval: addDays(date, 14),
    condition: 'dang_treo',
    audiences: ['II.2'],
    task: 'IV.3.1',
  };
}

export function trainingOn(draw: Draw, { commune }: Station, date: string): Values {
  const groups = {
    'attendance.nhan_quyen_truyen_thong_xa': draw.int(6, 20),
    'attendance.bao_cao_vien_pl': draw.int(4, 15),
    'attendance.tuyen_truyen_vien_pl': draw.int(15, 50),
    'attendance.tuyen_truyen_vien_doan_the': draw.int(15, 60),
  };
  const total = Object.values(groups).reduce((sum, count) => sum + count, 0);
  const sessions = draw.pick([1, 1, 2]);
  return {
    ...subjectValues(draw, date, 'Tập huấn: '),
    ...groups,
    kind: draw.pick(['lop_tap_huan', 'hoi_nghi']),
    form: 'truc_tiep',
    place: `Hội trường UBND ${commune}`,
    sessions,
    hours: sessions * 3.5,
    organiser: `UBND ${commune}`,
    speakers: draw.int(1, 3),
    speakerBodies: ['cong_an', 'so_tu_phap'],
    materials: draw.pick([['dia_phuong'], ['dia_phuong', 'khung_trung_uong']]),
    female: Math.round(total * 0.46),
    firstTime: Math.round(total * 0.3),
    invited: total + draw.int(0, 10),
    sheetKept: 'Tủ hồ sơ Văn hóa - Xã hội, kẹp 03',
    audiences: ['II.1'],
    task: 'IV.2',
  };
}
