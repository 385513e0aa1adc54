// Who can sign in to the demo. The rest of the communes have officers too, without a password.
import type { Role } from '../../src/domain/person.ts';
import { fold } from '../../src/domain/text.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import { defaultReviewAreas } from '../../src/domain/unit-catalogue.ts';
import { findUnit } from '../units.ts';

/** Known to everyone: the demo listens on this machine only. */
export const demoPassword = 'demo-so-co-so';

/** The commune the demo tells its story in. */
export const heroUnit: UnitRef = { set: 'HY2025', code: '12472' };

export interface DemoAccount {
  readonly login: string;
  readonly role: Role;
  readonly units: readonly UnitRef[];
  readonly areaId: string | null;
  /** For whoever reads the start-up lines. */
  readonly what: string;
  readonly signsIn: boolean;
}

export function demoAccounts(): readonly DemoAccount[] {
  const officer = { role: 'officer' as const, units: [heroUnit], areaId: null, signsIn: true };
  const wide = { units: [], areaId: null, signsIn: true };
  const reviewers = defaultReviewAreas().map(({ id, name }) => ({
    login: `kv.${fold(name.replace('Khu vực ', '')).replaceAll(' ', '')}`,
    role: 'reviewer' as const,
    units: [],
    areaId: id,
    what: `người duyệt, ${name}`,
    signsIn: true,
  }));
  return [
    { login: 'quynhphu', what: 'cán bộ, Xã Quỳnh Phụ', ...officer },
    { login: 'quynhphu2', what: 'cán bộ, Xã Quỳnh Phụ (điện thoại thứ hai)', ...officer },
    ...reviewers,
    { login: 'tinh', role: 'province', what: 'cấp tỉnh, xem toàn tỉnh', ...wide },
    { login: 'quantri', role: 'admin', what: 'quản trị tài khoản', ...wide },
  ];
}

/** An officer for each commune that has none above. */
export function silentOfficers(): readonly DemoAccount[] {
  return defaultReviewAreas()
    .flatMap((area) => area.units)
    .filter((unit) => unit.code !== heroUnit.code)
    .map((unit) => ({
      login: `xa.${unit.code}`,
      role: 'officer',
      units: [unit],
      areaId: null,
      what: `cán bộ, ${findUnit(unit)?.name ?? unit.code}`,
      signsIn: false,
    }));
}
