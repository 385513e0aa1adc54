// Sound entries, people and operations for the tests of the domain. Everything here passes every rule.
import type { RecordType } from '../../src/domain/activity/type.ts';
import { isSingleton } from '../../src/domain/activity/type.ts';
import { applyOperation } from '../../src/domain/apply.ts';
import type { Values } from '../../src/domain/field.ts';
import type { Operation } from '../../src/domain/operation.ts';
import type { Actor, Outcome } from '../../src/domain/outcome.ts';
import type { Role } from '../../src/domain/person.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import { singletonId } from '../../src/domain/singleton.ts';

/** A day of reporting year 2026. */
export const today = '2026-11-10';
export const context = { today, year: 2026 };
export const scope = 'c:HY2025.12472:2026';
export const recordId = '0199f3b0-10f2-7b41-a6c3-0d9b77aa3c55';

const planned = { topics: ['III.3'], audiences: ['II.2'], task: 'IV.3.1' };

export const sound = {
  phat_thanh: {
    ...planned,
    slot: 'sang',
    date: '2026-11-09',
    start: '05:00',
    title: 'Phòng chống sốt xuất huyết',
    minutes: 10,
    airings: 1,
    clustersTotal: 10,
    clustersOn: 10,
    kind: 'tiep_am',
    source: 'tinh',
    'items.tin': 2,
    language: 'vi',
  },
  trien_lam: {
    ...planned,
    form: 'luu_dong',
    title: 'Ảnh tư liệu về quyền con người',
    date: '2026-11-02',
    to: '2026-11-05',
    level: 'xa',
    sites: [{ place: 'Nhà văn hóa thôn Đông', from: '2026-11-02', to: '2026-11-03' }],
    'counts.anh_tu_lieu': 60,
    visitorsMethod: 'uoc_tinh',
    visitors: 250,
  },
  co_dong: {
    ...planned,
    title: 'Pa-nô trước ủy ban',
    date: '2026-11-01',
    lines: [
      { kind: 'pano', qty: 2, width: 3, height: 2.5 },
      { kind: 'to_roi', qty: 500 },
    ],
    condition: 'dang_treo',
  },
  tap_huan: {
    ...planned,
    task: 'IV.2',
    kind: 'lop_tap_huan',
    form: 'truc_tiep',
    title: 'Kỹ năng truyền thông',
    date: '2026-11-04',
    sessions: 2,
    hours: 8,
    organiser: 'UBND xã',
    speakers: 2,
    materials: ['dia_phuong'],
    'attendance.nhan_quyen_truyen_thong_xa': 12,
    'attendance.khac': 8,
    female: 9,
    firstTime: 5,
    sheetKept: 'Tủ 2, kẹp 14',
  },
  san_pham: {
    ...planned,
    kind: 'phong_su',
    title: 'Bếp ăn bán trú an toàn',
    date: '2026-11-03',
    count: 1,
    channel: 'truyen_thanh_xa',
    minutes: 8,
    language: 'vi',
    translated: 'khong',
  },
  bang_tin: {
    ...planned,
    boardType: 'dien_tu',
    title: 'Chào mừng Ngày Pháp luật',
    date: '2026-11-01',
    to: '2026-11-09',
    boards: 4,
    boardsOn: 3,
    items: 2,
    contentForm: ['chu'],
    timesPerDay: 20,
    source: 'xa',
  },
  cuoc_thi: {
    ...planned,
    task: 'IV.5',
    form: 'thi_viet',
    title: 'Viết về quyền trẻ em',
    level: 'xa',
    date: '2026-09-01',
    closedOn: '2026-10-15',
    awardedOn: '2026-11-05',
    entries: 120,
    'prizes.nhat': 1,
    'prizes.tap_the': 2,
  },
  hoi_nghi: {
    ...planned,
    task: 'IV.1.1',
    purpose: 'chuyen_de',
    combined: 'long_ghep',
    title: 'Nói chuyện chuyên đề bình đẳng giới',
    date: '2026-11-06',
    events: 2,
    participants: 90,
    female: 50,
  },
  dang_mang: {
    ...planned,
    task: 'IV.6.2',
    channel: 'cong_ttdt',
    title: 'Kết quả sáu tháng',
    page: 'Trang thông tin điện tử xã',
    date: '2026-11-02',
    posts: 3,
    url: 'https://quynhphu.hungyen.gov.vn',
  },
  the_dai: {
    clustersTotal: 42,
    technology: ['ip'],
    slots: [{ days: 'thu_2_7', start: '05:00', minutes: 10, kind: 'tu_san_xuat', source: 'xa' }],
    faults: [{ opened: '2026-11-01', clusters: 2, cause: 'hong_loa' }],
  },
  khai_bao: { 'inPost.can_bo_qcn': 12, 'trained.can_bo_qcn': 9, results: 'Phát thanh đều.' },
} as const satisfies Readonly<Record<RecordType, Values>>;

export interface Someone {
  readonly id: string;
  readonly role: Role;
  readonly device: string;
}
export const hoa: Someone = { id: 'hoa', role: 'officer', device: 'phone-hoa' };
export const lan: Someone = { id: 'lan', role: 'officer', device: 'phone-lan' };
export const minh: Someone = { id: 'minh', role: 'officer', device: 'phone-minh' };
export const binh: Someone = { id: 'binh', role: 'reviewer', device: 'desk-binh' };

export function actor({ id, role, device }: Someone): Actor {
  return { author: { id, role }, device, received: '2026-11-10T01:00:00Z', today };
}

let made = 0;
/** A fresh id; tests need them distinct, not random. */
export function freshId(): string {
  made += 1;
  return `0199f3b0-0000-7000-8000-${String(made).padStart(12, '0')}`;
}

type Body<K extends Operation['k']> = Omit<
  Extract<Operation, { k: K }>,
  'k' | 'op' | 'n' | 'rec' | 'sc' | 'at'
>;

export function operation<K extends Operation['k']>(
  k: K,
  body: Body<K>,
): Extract<Operation, { k: K }> {
  const head = {
    op: freshId(),
    n: made,
    rec: recordId,
    sc: scope,
    at: '2026-11-10T08:00:00+07:00',
  };
  // The generic cannot follow the union; every test that uses a wrong body does not compile.
  return { ...head, k, ...body } as unknown as Extract<Operation, { k: K }>;
}

/** What the server answers, and the record after it (the old one when nothing moved). */
export interface Step {
  readonly outcome: Outcome;
  readonly record: StoredRecord;
}

export function apply(record: StoredRecord, op: Operation, who: Someone): Step {
  const outcome = applyOperation(record, op, actor(who));
  return { outcome, record: outcome.record ?? record };
}

/** A sound record just created: version 1. */
export function created(type: RecordType = 'phat_thanh', who = hoa, more: Values = {}) {
  const set = { ...sound[type], ...more };
  const rec = isSingleton(type) ? singletonId(type, scope) : recordId;
  const op = { ...operation('new', { ty: type, set }), rec };
  const { record } = applyOperation(null, op, actor(who));
  if (!record) throw new Error('the sample is not sound');
  return record;
}

/** The record after one deed that must have moved it. */
export function after(record: StoredRecord, op: Operation, who: Someone): StoredRecord {
  const { outcome } = apply(record, op, who);
  if (!outcome.record) throw new Error(`nothing moved: ${JSON.stringify(outcome)}`);
  return outcome.record;
}

/** Approved by Bình at the content he saw. */
export function approved(record: StoredRecord): StoredRecord {
  return after(record, operation('review', { sees: record.cv, to: 'approved' }), binh);
}

export function returned(record: StoredRecord, note = 'Thiếu giờ phát'): StoredRecord {
  return after(record, operation('review', { sees: record.cv, to: 'returned', note }), binh);
}
