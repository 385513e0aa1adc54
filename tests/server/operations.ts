// Operations as a phone would write them: numbers go up by themselves, ids are fresh.
import type { ParsedResponse } from '../../src/protocol/sync.ts';
import type { Phone, TestServer } from './harness.ts';
import { home } from './harness.ts';

export const broadcast = {
  slot: 'sang',
  date: '2026-11-09',
  start: '05:00',
  title: 'Tuyên truyền Công ước về Quyền trẻ em',
  minutes: 10,
  airings: 1,
  clustersTotal: 60,
  clustersOn: 58,
  kind: 'tu_san_xuat',
  source: 'xa',
  approvedByRole: 'pho_chu_tich',
  approvedOn: '2026-11-08',
  'items.tin': 2,
  language: 'vi',
  topics: ['III.1', 'III.3'],
  audiences: ['II.2'],
  task: 'IV.3.1',
} as const;

export interface Pen {
  readonly phone: Phone;
  readonly create: (set?: object, more?: object) => Written;
  readonly change: (rec: string, base: number, set: object, more?: object) => Written;
  readonly review: (
    rec: string,
    sees: number,
    to: 'approved' | 'returned' | 'submitted',
    more?: object,
  ) => Written;
  readonly resolve: (rec: string, base: number, cf: string, set: object) => Written;
  readonly cancel: (rec: string, base: number) => Written;
  readonly other: (rec: string, k: string, more?: object) => Written;
}

interface Written {
  readonly op: string;
  readonly n: number;
  readonly rec: string;
  readonly k: string;
  readonly [key: string]: unknown;
}

/** @param sc the scope this phone writes into its operations */
export function penOf(server: TestServer, phone: Phone, sc: string = home): Pen {
  let n = 0;
  const write = (k: string, rec: string, body: object): Written => {
    n += 1;
    return { op: server.uuid(), n, rec, sc, at: '2026-11-09T16:40:02+07:00', k, ...body };
  };
  return {
    phone,
    create: (set = {}, more = {}) =>
      write('new', server.uuid(), { ty: 'phat_thanh', set: { ...broadcast, ...set }, ...more }),
    change: (rec, base, set, more = {}) => write('set', rec, { base, set, ...more }),
    review: (rec, sees, to, more = {}) => write('review', rec, { sees, to, ...more }),
    resolve: (rec, base, cf, set) => write('resolve', rec, { base, cf, set }),
    cancel: (rec, base) => write('del', rec, { base }),
    other: (rec, k, more = {}) => write(k, rec, more),
  };
}

/** The results by their short story: "applied", "held not-allowed". */
export function stories(answer: ParsedResponse): readonly string[] {
  return (answer.r ?? []).map(({ s, why }) => (why ? `${s} ${why.type}` : s));
}
