// One row of a sheet of accounts → the account it asks for, or all that is wrong with it. What is there already is left
// as it is. [I7]
import type { RowFault, SheetRow } from './account-sheet.ts';
import { isDate } from './period.ts';
import type { Role } from './person.ts';
import { roles } from './person.ts';
import type { Whereabouts } from './place-text.ts';
import { placesIn } from './place-text.ts';
import type { Term } from './term.ts';
import { isTerm } from './term.ts';
import { fold } from './text.ts';
import type { UnitRef } from './unit.ts';

export interface Wanted {
  readonly login: string;
  readonly role: Role;
  readonly areaId: string | null;
  readonly units: readonly UnitRef[];
  readonly term: Term;
}

/** An account as it stands. */
export interface Standing extends Wanted {
  readonly closed: boolean;
}

export interface Office extends Whereabouts {
  /** By login. */
  readonly accounts: ReadonlyMap<string, Standing>;
}

export type RowOutcome =
  | { readonly state: 'new' | 'same'; readonly n: number; readonly account: Wanted }
  | {
      readonly state: 'wrong';
      readonly n: number;
      readonly login: string;
      readonly faults: readonly RowFault[];
    };

/** Every row, in order. Nothing may be made unless none is wrong. */
export function outcomesOf(rows: readonly SheetRow[], office: Office): readonly RowOutcome[] {
  const first = new Map<string, number>();
  return rows.map((row) => {
    const login = row.login.toLowerCase();
    const before = first.get(login);
    if (before === undefined) first.set(login, row.n);
    const twice: readonly RowFault[] =
      before === undefined || login === ''
        ? []
        : [{ column: 'login', what: 'login-twice', value: login, hint: String(before) }];
    return outcomeOf({ ...row, login }, office, twice);
  });
}

function outcomeOf(row: SheetRow, office: Office, twice: readonly RowFault[]): RowOutcome {
  const { n, login } = row;
  const role = roleIn(row.role);
  const place = placesIn(row.place, role, office);
  const term = termIn(row, office.today);
  const faults = [
    ...loginFaults(login),
    ...twice,
    ...(role ? [] : [roleFault(row.role)]),
    ...place.faults,
    ...term.faults,
  ];
  if (!role || faults.length > 0) return { state: 'wrong', n, login, faults };
  const { areaId, units } = place;
  const account: Wanted = { login, role, areaId, units, term: term.term };
  const there = office.accounts.get(login);
  if (!there) return { state: 'new', n, account };
  if (!there.closed && isSame(account, there)) return { state: 'same', n, account };
  const what = there.closed ? 'login-closed' : 'login-other';
  return { state: 'wrong', n, login, faults: [{ column: 'login', what, value: login }] };
}

function loginFaults(login: string): readonly RowFault[] {
  if (login === '') return [{ column: 'login', what: 'missing' }];
  if (!/^[\w.@-]+$/.test(login)) return [{ column: 'login', what: 'login-signs', value: login }];
  const fits = login.length >= 3 && login.length <= 60;
  return fits ? [] : [{ column: 'login', what: 'login-short', value: login }];
}

/** As the app names them, and as people shorten them. */
const roleNames: Readonly<Record<Role, readonly string[]>> = {
  officer: ['can bo xa', 'can bo phuong', 'can bo xa, phuong', 'can bo'],
  reviewer: ['nguoi duyet khu vuc', 'nguoi duyet', 'can bo khu vuc'],
  province: ['can bo tinh', 'tinh'],
  admin: ['quan tri', 'quan tri vien'],
};

function roleIn(text: string): Role | undefined {
  const bare = fold(text);
  return roles.find((role) => roleNames[role].includes(bare));
}

function roleFault(value: string): RowFault {
  return value === ''
    ? { column: 'role', what: 'missing' }
    : { column: 'role', what: 'role-unknown', value };
}

function termIn(
  row: SheetRow,
  today: string,
): { readonly term: Term; readonly faults: readonly RowFault[] } {
  const [from, to] = [dateIn(row.from), dateIn(row.to)];
  const unread = (['from', 'to'] as const).filter((end) => row[end] !== '' && !dateIn(row[end]));
  const term = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const faults: RowFault[] = unread.map((column) => ({
    column,
    what: 'date-unread',
    value: row[column],
  }));
  if (!isTerm(term)) faults.push({ column: 'to', what: 'term-reversed', value: row.to });
  else if (to && to < today) faults.push({ column: 'to', what: 'term-over', value: row.to });
  return { term, faults };
}

/** "22/11/2026", "1-7-2026", "2026-11-22": the day first, as everybody here writes it. */
export function dateIn(text: string): string | undefined {
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const date = y ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : text;
  return isDate(date) ? date : undefined;
}

function isSame(a: Wanted, b: Wanted): boolean {
  const places = ({ areaId, units }: Wanted) =>
    [areaId ?? '', ...units.map(({ set, code }) => `${set}.${code}`).sort()].join(' ');
  const days = ({ term: { from, to } }: Wanted) => `${from ?? ''}..${to ?? ''}`;
  return a.role === b.role && places(a) === places(b) && days(a) === days(b);
}
