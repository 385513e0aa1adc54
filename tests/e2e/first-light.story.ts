// The main job, end to end, in a real browser with the network really off: the phone is set offline and the server is
// killed. Every step is what a person sees; nothing is looked up behind the screen.
import { expect, test } from '@playwright/test';
import { logsBroadcast, logsExhibition, logsPosters, logsTraining } from './forms.ts';
import type { Person } from './people.ts';
import {
  begins,
  field,
  findsSignal,
  isSynced,
  looksAgain,
  losesSignal,
  saves,
  signIn,
} from './people.ts';
import type { Province } from './province.ts';
import { openProvince } from './province.ts';

let province: Province;
let hoa: Person;
let lan: Person;
let binh: Person;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  province = await openProvince();
  hoa = await signIn(browser, province, 'hoa');
});

test.afterAll(async () => {
  await Promise.all([hoa, lan, binh].map((person) => person?.context.close()));
  await province.close();
});

test('[S9] four activities are logged with no network, after a cold start', async () => {
  await losesSignal(hoa);
  await province.kill();
  await hoa.page.reload();
  await expect(hoa.page.getByRole('heading', { name: 'Hôm nay' })).toBeVisible();
  await logsBroadcast(hoa.page, 'Quyền trẻ em – bài 4');
  await expect(hoa.page.getByText('Đã lưu 1 bản ghi · chờ mạng')).toBeVisible();
  await logsExhibition(hoa.page, 'Triển lãm ảnh “Vì trẻ em”');
  await logsPosters(hoa.page, 'Pa-nô 10/12');
  await logsTraining(hoa.page, 'Tập huấn Công ước Quyền trẻ em');
  await expect(hoa.page.getByText('Đã lưu 4 bản ghi · chờ mạng')).toBeVisible();
  await expect(hoa.page.getByText('Đã lưu trên máy này')).toHaveCount(4);
});

test('a tab killed in the middle of the fifth gives the draft back, to the last keystroke', async () => {
  await begins(hoa.page, 'Phát thanh');
  await field(hoa.page, 'Tên chương trình').pressSequentially('Bình đẳng giới – bài 1', {
    delay: 30,
  });
  await expect(hoa.page.getByText(/nháp tự lưu/)).toBeVisible();
  // A new entry moves from no book to another, whatever its day.
  await expect(hoa.page.getByText(/chuyển sang sổ/)).toHaveCount(0);
  const old = hoa.page;
  hoa.page = await hoa.context.newPage();
  await old.close({ runBeforeUnload: false });
  await hoa.page.goto('/');
  await hoa.page.getByRole('link', { name: /Bình đẳng giới – bài 1/ }).click();
  await expect(field(hoa.page, 'Tên chương trình')).toHaveValue('Bình đẳng giới – bài 1');
});

test('[A2] a wrong number is said beside its field in plain words, and nothing typed is lost', async () => {
  const { page } = hoa;
  await field(page, 'Số cụm loa hoạt động').fill('45');
  await page.getByRole('button', { name: 'Lưu trên máy này' }).click();
  await expect(page.getByText('Xã có 42 cụm loa. Nhập từ 0 đến 42.')).toBeVisible();
  await field(page, 'Số cụm loa hoạt động').fill('42');
  await saves(page);
  await expect(page.getByText('Đã lưu 5 bản ghi · chờ mạng')).toBeVisible();
});

test('[W4] when the network returns everything goes, and only then the strip says so', async () => {
  await province.start();
  await findsSignal(hoa);
  await isSynced(hoa.page);
  await expect(hoa.page.getByText('Đã gửi về máy chủ')).toHaveCount(5);
});

test('[V5] the reviewer sends one back with a note pinned to a field', async ({ browser }) => {
  binh = await signIn(browser, province, 'binh', { desk: true });
  const { page } = binh;
  await page.getByRole('link', { name: /Tập huấn Công ước Quyền trẻ em/ }).click();
  await page.getByRole('button', { name: 'Ghi chú cho ô này: Trong đó nữ' }).click();
  await page.getByRole('textbox', { name: 'Ghi chú cho ô này: Trong đó nữ' }).fill('Thiếu số nữ');
  await page.getByRole('heading', { level: 2 }).first().click();
  await page.keyboard.press('r');
  await page.getByRole('button', { name: 'Trả lại kèm ghi chú' }).click();
  await page.getByRole('button', { name: /Đã trả/ }).click();
  await expect(page.getByText('Bị trả lại: Thiếu số nữ')).toBeVisible();
});

test('[V4] the officer finds the note on the field, fixes it offline and sends it again', async () => {
  const { page } = hoa;
  await looksAgain(page);
  await expect(page.getByText('1 bị trả lại')).toBeVisible();
  await losesSignal(hoa);
  await page
    .getByRole('link', { name: /Thiếu số nữ/ })
    .first()
    .click();
  await expect(page.getByText('Thiếu số nữ').first()).toBeVisible();
  await page.getByRole('link', { name: 'Sửa và gửi lại' }).click();
  await expect(page.getByText('Thiếu số nữ').first()).toBeVisible();
  await field(page, 'Trong đó nữ').fill('31');
  await saves(page, 'Sửa và gửi lại');
  await expect(page.getByText('Đã lưu trên máy này').first()).toBeVisible();
  await findsSignal(hoa);
  await page.goto('/');
  await isSynced(page);
});

test('[M2] two phones edit different fields of one record: both are kept', async ({ browser }) => {
  lan = await signIn(browser, province, 'lan');
  await opensForEdit(lan, 'Pa-nô 10/12');
  await opensForEdit(hoa, 'Pa-nô 10/12');
  await lan.page.getByText('Thông tin thêm').click();
  await field(lan.page, 'Khẩu hiệu').fill('Vì quyền trẻ em');
  await saves(lan.page, 'Lưu thay đổi');
  await settles(lan);
  await field(hoa.page, 'Tên đợt cổ động').fill('Pa-nô ngày 10/12');
  await saves(hoa.page, 'Lưu thay đổi');
  await settles(hoa);
  await expect(hoa.page.getByRole('heading', { name: 'Pa-nô ngày 10/12' })).toBeVisible();
  await expect(hoa.page.getByText('Vì quyền trẻ em').first()).toBeVisible();
  await expect(hoa.page.getByText('Hai người ghi khác nhau')).toHaveCount(0);
});

test('[M4] the same field: both values stand side by side, and one tap settles it', async () => {
  await opensForEdit(hoa, 'Quyền trẻ em – bài 4');
  await opensForEdit(lan, 'Quyền trẻ em – bài 4');
  await field(lan.page, 'Thời lượng (phút)').fill('15');
  await saves(lan.page, 'Lưu thay đổi');
  await settles(lan);
  await field(hoa.page, 'Thời lượng (phút)').fill('20');
  await saves(hoa.page, 'Lưu thay đổi');
  const conflict = hoa.page.getByRole('region', { name: /Hai người ghi khác nhau/ });
  await expect(conflict).toBeVisible();
  await expect(conflict.getByText('15', { exact: false }).first()).toBeVisible();
  await expect(conflict.getByText('20', { exact: false }).first()).toBeVisible();
  await conflict.getByRole('button', { name: 'Dùng giá trị của tôi' }).click();
  await expect(conflict).toHaveCount(0);
  await settles(hoa);
});

test('[M4] a conflict is settled from the desk as well', async () => {
  await opensForEdit(hoa, 'Bình đẳng giới – bài 1');
  await opensForEdit(lan, 'Bình đẳng giới – bài 1');
  await field(lan.page, 'Thời lượng (phút)').fill('8');
  await saves(lan.page, 'Lưu thay đổi');
  await settles(lan);
  await field(hoa.page, 'Thời lượng (phút)').fill('9');
  await saves(hoa.page, 'Lưu thay đổi');
  await expect(hoa.page.getByRole('region', { name: /Hai người ghi khác nhau/ })).toBeVisible();
  const { page } = binh;
  await page.getByRole('link', { name: 'Mâu thuẫn' }).click();
  await looksAgain(page);
  await page.getByRole('link', { name: /Bình đẳng giới – bài 1/ }).click();
  await page.getByRole('button', { name: 'Giữ giá trị này' }).click();
  await expect(page.getByRole('region', { name: /Hai người ghi khác nhau/ })).toHaveCount(0);
});

test('[V3] an approval of a version that changed meanwhile is refused and shown', async () => {
  const { page } = binh;
  await page.getByRole('link', { name: 'Duyệt', exact: true }).click();
  await page.getByRole('button', { name: /^Chờ duyệt/ }).click();
  await page.getByRole('link', { name: /Triển lãm ảnh/ }).click();
  await losesSignal(binh);
  await opensForEdit(hoa, 'Triển lãm ảnh “Vì trẻ em”');
  await field(hoa.page, 'Lượt người xem').fill('360');
  await saves(hoa.page, 'Lưu thay đổi');
  await settles(hoa);
  await page.getByRole('button', { name: /^Duyệt bản v/ }).click();
  await findsSignal(binh);
  await page.goto('/duyet');
  await page.getByRole('button', { name: /Tất cả/ }).click();
  await page.getByRole('link', { name: /Triển lãm ảnh/ }).click();
  await expect(page.getByText('Bản ghi đã thay đổi sau khi anh/chị xem.').first()).toBeVisible();
});

test('[V2] the reviewer approves, and the officer sees it', async () => {
  const { page } = binh;
  await page.goto('/duyet');
  await page.getByRole('link', { name: /Tập huấn Công ước Quyền trẻ em/ }).click();
  await expect(page.getByText('Thiếu số nữ').first()).toBeVisible();
  await page.getByRole('heading', { level: 2 }).first().click();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: /Đã duyệt/ }).click();
  await expect(page.getByRole('link', { name: /Tập huấn Công ước Quyền trẻ em/ })).toBeVisible();
  await hoa.page.goto('/so');
  await looksAgain(hoa.page);
  await expect(hoa.page.getByRole('link', { name: /Tập huấn.*Đã duyệt/ })).toBeVisible({
    timeout: 30_000,
  });
});

async function opensForEdit(person: Person, title: string): Promise<void> {
  const { page } = person;
  await page.goto('/so');
  await looksAgain(page);
  await page.getByRole('link', { name: new RegExp(title.replace(/[/.]/g, '\\$&')) }).click();
  await page.getByRole('link', { name: 'Sửa', exact: true }).click();
}

/** Back on the record, and everything of this phone answered. */
async function settles({ page }: Person): Promise<void> {
  await expect(page.getByText('Đã lưu trên máy này')).toHaveCount(0, { timeout: 30_000 });
}
