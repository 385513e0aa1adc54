// The provincial officer's report: built, a figure opened to its records, frozen; then a late approval arrives, and becomes
// an addendum while the frozen version stays. [B2] [B10]
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { signIn } from './people.ts';
import type { Province } from './province.ts';
import { demoPassword, openDemo } from './province.ts';

let province: Province;
test.beforeAll(async () => {
  province = await openDemo();
});
test.afterAll(() => province.close());

interface WireRow {
  readonly id: string;
  readonly scope: string;
  readonly type: string;
  readonly cv: number;
  readonly state: string;
  readonly values: { readonly date?: string };
  readonly conflicts: readonly unknown[];
}

const uuid = (last: string) => `0199f3b0-10f2-7b41-a6c3-0d9b77aa${last}`;

/** The area's reviewer approves what still waited when the report was built. */
async function approvesOne(wire: APIRequestContext): Promise<void> {
  const data = { login: 'kv.quynhphu', password: demoPassword };
  const account = await (await wire.post('/session', { data })).json();
  const [{ year, to }] = (await (await wire.get('/reports/places')).json()).years;
  const scopes = account.units.map(
    (unit: { set: string; code: string }) => `c:${unit.set}.${unit.code}:${year}`,
  );
  const sync = async (push: readonly object[]) => {
    const answer = await wire.post('/sync/v1', {
      data: {
        p: 1,
        app: 'story',
        dev: uuid('0001'),
        now: '2026-11-20T16:40:02+07:00',
        left: { ops: 0 },
        push,
        pull: Object.fromEntries(scopes.map((scope: string) => [scope, 0])),
      },
    });
    return answer.json();
  };
  const first = await sync([]);
  const rows: WireRow[] = Object.values(first.rows as Record<string, WireRow[]>).flat();
  const waiting = rows.find(
    ({ state, values, conflicts, scope }) =>
      state === 'submitted' &&
      scopes.includes(scope) &&
      values.date !== undefined &&
      values.date <= to &&
      conflicts.length === 0,
  );
  if (!waiting) throw new Error('nothing waits in the demo');
  const { id: rec, scope: sc, cv: sees } = waiting;
  const review = { op: uuid('0002'), n: 1, rec, sc, at: '2026-11-20T16:40:02+07:00' };
  const answer = await sync([{ ...review, k: 'review', sees, to: 'approved' }]);
  expect(answer.r[0].s).toBe('applied');
}

test('[B2] [B10] a figure opens its records; frozen it stays, and what comes late is an addendum', async ({
  browser,
  playwright,
}) => {
  const { page } = await signIn(browser, province, 'tinh', {
    desk: true,
    password: demoPassword,
    sync: false,
  });
  await page.getByRole('link', { name: 'Báo cáo' }).click();
  await page.getByRole('button', { name: 'Lập báo cáo' }).click();
  const preview = page.getByRole('region', { name: 'Bản xem trước' });
  await expect(preview).toBeVisible({ timeout: 60_000 });
  await expect(preview.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toBeVisible();
  await preview
    .getByRole('row', { name: /Xã Quỳnh Phụ/ })
    .first()
    .getByRole('button')
    .nth(3)
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('status')).toHaveText(/^\d+ bản ghi$/);
  await expect(dialog.getByRole('link').first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Đóng' }).click();
  await page.getByRole('button', { name: 'Chốt báo cáo' }).click();
  await dialog.getByRole('button', { name: 'Chốt', exact: true }).click();
  await expect(page.getByText('Bản chốt số 1', { exact: true })).toBeVisible();

  const wire = await playwright.request.newContext({ baseURL: province.address });
  await approvesOne(wire);
  await wire.dispose();

  await page.getByRole('button', { name: 'So bản số 1 với hiện nay' }).click();
  await expect(page.getByText(/^Điều chỉnh sau báo cáo số 1: 1 bản ghi/)).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('button', { name: 'Chốt bản điều chỉnh' }).click();
  await dialog.getByRole('button', { name: 'Chốt', exact: true }).click();
  await expect(page.getByText('Bản chốt số 2: điều chỉnh bản số 1')).toBeVisible();
  await page.getByRole('button', { name: 'Mở bản số 2' }).click();
  await expect(preview.getByRole('heading', { name: 'Bản ghi điều chỉnh' })).toBeVisible();
  await expect(page.getByText('Bản chốt số 2, giữ nguyên như lúc chốt')).toBeVisible();
});
