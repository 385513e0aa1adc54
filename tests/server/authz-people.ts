// Who asks and about what in the authorisation suites: four roles of Quỳnh Phụ, their own place and a foreign one.
import { photoHash } from '../../server/photo-files.ts';
import { jpeg } from '../world/pictures.ts';
import type { Name, Phone, TestServer } from './harness.ts';
import { foreign, home } from './harness.ts';

export type Who = 'none' | 'officer' | 'reviewer' | 'province' | 'admin';
export const whos: readonly Who[] = ['none', 'officer', 'reviewer', 'province', 'admin'];
/** Those of Quỳnh Phụ; for the foreign place the same people ask about Kiến Xương. */
export const namesOf: Readonly<Record<Exclude<Who, 'none'>, Name>> = {
  officer: 'quynhphu',
  reviewer: 'kv.quynhphu',
  province: 'tinh',
  admin: 'quantri',
};
export type Place = 'own' | 'foreign';
export const places: readonly Place[] = ['own', 'foreign'];
export const scopes = { own: home, foreign } as const;

export const pictures = {
  own: jpeg(640, 480, { seed: 1 }),
  foreign: jpeg(640, 480, { seed: 2 }),
} as const;
export const photo = (place: Place) => `/blob/v1/${photoHash(pictures[place])}`;
export const lastYears = { own: 'c:HY2025.12472:2025', foreign: 'c:HY2025.13075:2025' } as const;

/** Filled in when the suite's world is made. */
export const world = {
  records: { own: '', foreign: '' },
  receipts: { own: '', foreign: '' },
  rescueFiles: { own: '', foreign: '' },
  movedOfficer: '',
};

export function phoneOf(server: TestServer, who: Who): Promise<Phone> {
  return who === 'none' ? Promise.resolve(server.stranger()) : server.signIn(namesOf[who]);
}
