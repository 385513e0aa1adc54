// The officer's whole day on the phone, with no network, and how many taps it costs: the timetable first, then the four
// types by hand. What is printed is what was counted.
import { expect, test } from '@playwright/test';
import type { Person } from './people.ts';
import { begins, field, losesSignal, saves, signIn } from './people.ts';
import type { Province } from './province.ts';
import { openProvince } from './province.ts';
import type { Thumb } from './taps.ts';
import { thumbOn } from './taps.ts';

let province: Province;
let hoa: Person;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  province = await openProvince();
  hoa = await signIn(browser, province, 'hoa');
  await losesSignal(hoa);
});
test.afterAll(async () => {
  await hoa?.context.close();
  await province.close();
});

const airings = () => hoa.page.getByRole('region', { name: 'Lịch phát' });
const save = () => hoa.page.getByRole('button', { name: 'Lưu trên máy này', exact: true });

async function home(): Promise<Thumb> {
  await hoa.page.goto('/');
  await expect(hoa.page.getByRole('heading', { name: 'Hôm nay' })).toBeVisible();
  return thumbOn(hoa.page);
}

function spent(what: string, thumb: Thumb, most: number): void {
  console.log(`taps: ${what}: ${thumb.taps()} (at most ${most})`);
  expect(thumb.taps()).toBeLessThanOrEqual(most);
}

test('[D1] the station’s card is filled once: clusters, and when it is on air', async () => {
  await home();
  await hoa.page.getByRole('link', { name: /^Lập lịch phát/ }).click();
  await field(hoa.page, 'Số cụm loa của xã').fill('42');
  await hoa.page.getByRole('button', { name: 'Thêm dòng' }).first().click();
  const slot = hoa.page.getByRole('group', { name: 'Buổi phát 1' });
  await field(slot, 'Ngày phát').selectOption('hang_ngay');
  await field(slot, 'Giờ phát').fill('00:00');
  await saves(hoa.page);
  await expect(airings()).toBeVisible();
  await expect(hoa.page.getByText('Còn 7 buổi chưa ghi')).toBeVisible();
});

test('[T5] the first time a slot is logged its programme gets its name, in the whole form', async () => {
  const thumb = await home();
  await thumb.tap(airings().getByRole('button', { name: 'Đã phát' }).first());
  await thumb.types('Tên chương trình', 'Quyền trẻ em – bài 1');
  await expect(field(hoa.page, 'Số cụm loa hoạt động')).toHaveValue('42');
  await thumb.tap(save());
  await expect(save()).toHaveCount(0);
  await expect(hoa.page.getByText('Còn 6 buổi chưa ghi')).toBeVisible();
  spent('a slot’s first broadcast', thumb, 3);
});

test('[T5] "như hôm qua" is two taps from the home screen, and survives a cold start', async () => {
  const thumb = await home();
  await thumb.tap(airings().getByRole('button', { name: 'Đã phát' }).first());
  await expect(airings().getByText('Cả 42 cụm loa đều phát')).toBeVisible();
  await thumb.tap(airings().getByRole('button', { name: 'Đúng, lưu' }));
  await expect(hoa.page.getByText('Còn 5 buổi chưa ghi')).toBeVisible();
  expect(thumb.taps()).toBe(2);
  spent('như hôm qua', thumb, 2);
  await hoa.page.reload();
  await expect(hoa.page.getByText('Đã lưu trên máy này')).toHaveCount(2);
});

test('[T3] [T4] "Có sự cố" asks what differs and no more; "Không phát" makes no entry', async () => {
  const thumb = await home();
  await thumb.tap(airings().getByRole('button', { name: 'Có sự cố' }).first());
  await expect(field(airings(), 'Số cụm loa hoạt động')).toHaveValue('');
  await thumb.types('Số cụm loa hoạt động', '30', airings());
  await thumb.tap(airings().getByRole('radio', { name: 'Mất điện' }));
  await thumb.tap(airings().getByRole('button', { name: 'Lưu trên máy này' }));
  await expect(hoa.page.getByText('Còn 4 buổi chưa ghi')).toBeVisible();
  spent('có sự cố', thumb, 4);
  await hoa.page.goto('/');
  await airings().getByRole('button', { name: 'Không phát' }).first().click();
  await expect(hoa.page.getByText('Còn 3 buổi chưa ghi')).toBeVisible();
});

test('[A23] an earlier entry is logged again from its own screen', async () => {
  const thumb = await home();
  await thumb.tap(hoa.page.getByRole('link', { name: /Quyền trẻ em – bài 1/ }).first());
  await thumb.tap(hoa.page.getByRole('link', { name: 'Ghi lại như bản này' }));
  await expect(field(hoa.page, 'Tên chương trình')).toHaveValue('Quyền trẻ em – bài 1');
  await thumb.tap(hoa.page.getByRole('button', { name: 'Cả 42' }));
  await thumb.tap(save());
  await expect(save()).toHaveCount(0);
  spent('như bản này', thumb, 5);
});

test('by hand: broadcast, exhibition, posters, training', async () => {
  const { page } = hoa;
  let thumb = await home();
  const opens = (type: string) => thumb.tap(page.getByRole('link', { name: type, exact: true }));
  await opens('Phát thanh');
  await thumb.types('Tên chương trình', 'Bình đẳng giới – bài 2');
  await thumb.tap(page.getByRole('button', { name: 'Cả 42' }));
  await thumb.tap(save());
  await expect(save()).toHaveCount(0);
  spent('broadcast by hand', thumb, 12);

  thumb = await home();
  await opens('Triển lãm lưu động');
  await thumb.types('Tên triển lãm', 'Ảnh vì trẻ em');
  await thumb.types('Địa điểm', 'Chợ Đợi', page.getByRole('group', { name: 'Điểm 1' }));
  await thumb.types('Ảnh tư liệu', '80');
  await thumb.types('Lượt người xem', '350');
  await thumb.tap(save());
  await expect(save()).toHaveCount(0);
  spent('exhibition', thumb, 12);

  thumb = await home();
  await opens('Cổ động trực quan');
  await thumb.types('Tên đợt cổ động', 'Pa-nô 10/12');
  const line = page.getByRole('group', { name: 'Hạng mục 1' });
  await thumb.types('Số lượng', '6', line);
  await thumb.types('Rộng (m)', '2,4', line);
  await thumb.types('Cao (m)', '1,4', line);
  await thumb.tap(save());
  await expect(save()).toHaveCount(0);
  spent('posters', thumb, 12);
});

test('a tab killed while people are counted at the door gives the count back', async () => {
  const thumb = await home();
  await thumb.tap(hoa.page.getByRole('link', { name: 'Tập huấn', exact: true }));
  await thumb.types('Tên lớp, hội nghị', 'Tập huấn Công ước Quyền trẻ em');
  await thumb.tap(hoa.page.getByRole('button', { name: 'Đếm bằng chạm' }));
  const group = hoa.page.getByRole('button', { name: /^Báo cáo viên pháp luật/ });
  for (let person = 0; person < 12; person += 1) await group.click();
  await hoa.page.getByRole('button', { name: /^Khác/ }).click();
  await hoa.page.getByRole('button', { name: 'Bớt 1' }).click();
  await expect(hoa.page.getByRole('dialog').getByText('Tổng 12 lượt người')).toBeVisible();
  await expect(hoa.page.getByText(/nháp tự lưu/)).toBeAttached();
  const old = hoa.page;
  const cdp = await hoa.context.newCDPSession(old);
  const crashed = old.waitForEvent('crash');
  void cdp.send('Page.crash').catch(() => undefined);
  await crashed;
  hoa.page = await hoa.context.newPage();
  await hoa.page.goto('/');
  await hoa.page.getByRole('link', { name: /Tập huấn Công ước Quyền trẻ em/ }).click();
  await expect(field(hoa.page, 'Báo cáo viên pháp luật')).toHaveValue('12');

  const second = thumbOn(hoa.page);
  await second.types('Số giờ', '3');
  await second.types('Đơn vị chủ trì', 'UBND xã Quỳnh Phụ');
  await second.types('Trong đó nữ', '5');
  await second.types('Trong đó lần đầu', '4');
  await second.types('Danh sách ký tên lưu tại', 'VHXH, cặp 14');
  await second.tap(save());
  await expect(save()).toHaveCount(0);
  console.log(`taps: training, but for the people counted: ${thumb.taps() + second.taps()}`);
});

test('[T6] posters whose day has passed are taken down in one tap', async () => {
  await begins(hoa.page, 'Cổ động trực quan');
  await field(hoa.page, 'Tên đợt cổ động').fill('Băng rôn Ngày Pháp luật');
  const line = hoa.page.getByRole('group', { name: 'Hạng mục 1' });
  await field(line, 'Số lượng').fill('2');
  await field(line, 'Rộng (m)').fill('8');
  await field(line, 'Cao (m)').fill('1');
  const past = new Date(Date.now() - 2 * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10);
  await field(hoa.page, 'Ngày treo, dán').fill(past);
  await hoa.page.getByText('Thông tin thêm').click();
  await field(hoa.page, 'Ngày dự kiến tháo').fill(past);
  await saves(hoa.page);
  const hanging = hoa.page.getByRole('region', { name: 'Chưa tháo' });
  await hanging.getByRole('button', { name: 'Đã tháo' }).click();
  await expect(hanging).toHaveCount(0);
});

test('[D3] the yearly declaration: heads in two minutes, and what is missing is named', async () => {
  const { page } = hoa;
  const thumb = await home();
  await thumb.tap(page.getByRole('link', { name: 'Việc khác' }));
  await thumb.tap(page.getByRole('link', { name: 'Khai báo năm' }));
  await expect(page.getByText(/^Còn thiếu/)).toHaveCount(4);
  await thumb.tap(page.getByRole('link', { name: /Số người đã tập huấn/ }));
  const posts = page.getByRole('textbox', { name: /đang công tác/ });
  const trained = page.getByRole('textbox', { name: /^Đã tập huấn ít nhất một lần/ });
  for (let group = 0; group < 4; group += 1) {
    await posts.nth(group).fill('6');
    await trained.nth(group).fill('4');
  }
  await saves(page);
  await expect(page.getByText('Đã khai đủ')).toHaveCount(1);
  await expect(page.getByText(/^Còn thiếu/)).toHaveCount(3);
  await page.goto('/so');
  await expect(page.getByText('Khai báo năm')).toHaveCount(0);
});
