// A loudspeaker platform's log: the province tries it and brings it in; an officer without a signal confirms what was on air,
// and it is in the book once. [Q1]–[Q4]
import { expect, test } from '@playwright/test';
import { localDate } from '../../src/domain/period.ts';
import { findsSignal, losesSignal, signIn } from './people.ts';
import type { Province } from './province.ts';
import { demoPassword, openDemo } from './province.ts';

let province: Province;
test.beforeAll(async () => {
  province = await openDemo();
});
test.afterAll(() => province.close());

const [year, month, day] = localDate(Date.now() - 86_400_000).split('-');
const programme = 'Quyền của người khuyết tật qua loa IP';
/** The second line tells the first again; the third is of no commune. */
const log = [
  'Thời gian phát;Địa bàn;Thời lượng (phút);Tên chương trình',
  `${day}/${month}/${year} 03:33:00;Đài TT xã Quỳnh Phụ;25;${programme}`,
  `${day}/${month}/${year} 03:33:20;Đài TT xã Quỳnh Phụ;25;${programme}`,
  `${day}/${month}/${year} 03:33:00;Trạm số 7;25;${programme}`,
  '',
].join('\r\n');

test('[Q1] [Q2] [Q4] brought in by the province, confirmed without a signal, in the book once', async ({
  browser,
}) => {
  const options = { password: demoPassword, sync: false };
  const { page: desk } = await signIn(browser, province, 'tinh', { ...options, desk: true });
  const bringsIn = async () => {
    await desk.goto('/nhap-nhat-ky-loa');
    await desk.getByLabel('Hệ thống loa').fill('Loa IP tỉnh');
    await desk.getByLabel('Tệp nhật ký').setInputFiles({
      name: 'nhat-ky.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(log, 'utf16le'),
    });
    await expect(desk.getByText(/UTF-16LE, ngăn cách bằng dấu chấm phẩy/)).toBeVisible();
    await desk.getByRole('button', { name: 'Xem thử' }).click();
  };
  await bringsIn();
  await expect(desk.getByText('1 lượt phát sẽ được đề xuất cho cán bộ xã')).toBeVisible();
  await expect(desk.getByText('trùng xã, ngày, giờ với dòng 2')).toBeVisible();
  await desk
    .getByLabel('“Trạm số 7” (1 dòng): không có trong danh sách đơn vị')
    .selectOption({ label: 'Xã Kiến Xương' });
  await desk.getByRole('button', { name: 'Đưa vào 2 lượt phát' }).click();
  await expect(desk.getByText(/^Đã đưa vào 2 lượt phát/)).toBeVisible();

  const officer = await signIn(browser, province, 'quynhphu', { password: demoPassword });
  const { page } = officer;
  const told = page.getByRole('region', { name: 'Theo nhật ký hệ thống loa' });
  await expect(told.getByText('03:33')).toBeVisible();
  await expect(told.getByText(programme)).toBeVisible();
  await losesSignal(officer);
  await told.getByRole('button', { name: 'Đúng', exact: true }).click();
  await expect(told).toHaveCount(0);
  await findsSignal(officer);
  await expect
    .poll(async () => {
      const answer = await desk.request.get(`/search?q=${encodeURIComponent(programme)}`);
      return ((await answer.json()) as { readonly lines?: readonly object[] }).lines?.length;
    })
    .toBe(1);
  await bringsIn();
  await expect(desk.getByText('2 dòng đã đưa vào trước đây: không đổi gì')).toBeVisible();
});
