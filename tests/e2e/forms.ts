// The four forms as an officer fills them: only what the presets do not already say.
import type { Page } from '@playwright/test';
import { begins, saves } from './people.ts';

/** Counts the taps and fields a person needs. */
export async function logsBroadcast(page: Page, title: string, minutes = 12): Promise<void> {
  await begins(page, 'Phát thanh');
  await page.getByLabel('Tên chương trình').fill(title);
  await page.getByLabel('Thời lượng (phút)').fill(String(minutes));
  await fillIfEmpty(page, 'Số cụm loa của xã', '42');
  await page.getByLabel('Số cụm loa hoạt động').fill('42');
  await saves(page);
}

async function fillIfEmpty(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label);
  if ((await field.inputValue()) === '') await field.fill(value);
}

export async function logsExhibition(page: Page, title: string): Promise<void> {
  await begins(page, 'Triển lãm lưu động');
  await page.getByLabel('Tên triển lãm').fill(title);
  await page.getByRole('button', { name: 'Thêm điểm' }).click();
  const site = page.getByRole('group', { name: /Điểm 1/ });
  const today = await page.getByLabel('Ngày khai mạc').inputValue();
  await site.getByLabel('Địa điểm').fill('Chợ Đợi');
  await site.getByLabel('Từ ngày').fill(today);
  await site.getByLabel('Đến ngày').fill(today);
  await page.getByLabel('Ảnh tư liệu').fill('80');
  await page.getByLabel('Lượt người xem').fill('350');
  await saves(page);
}

export async function logsPosters(page: Page, title: string): Promise<void> {
  await begins(page, 'Cổ động trực quan');
  await page.getByLabel('Tên đợt cổ động').fill(title);
  await page.getByRole('button', { name: 'Thêm dòng' }).click();
  const line = page.getByRole('group', { name: /Hạng mục 1/ });
  await line.getByLabel('Loại').selectOption('pano');
  await line.getByLabel('Số lượng').fill('6');
  await line.getByLabel('Rộng (m)').fill('2,4');
  await line.getByLabel('Cao (m)').fill('1,4');
  await saves(page);
}

export async function logsTraining(page: Page, title: string): Promise<void> {
  await begins(page, 'Tập huấn');
  await page.getByLabel('Tên lớp, hội nghị').fill(title);
  await page.getByLabel('Số giờ').fill('3');
  await page.getByLabel('Đơn vị chủ trì').fill('UBND xã Quỳnh Phụ');
  await page.getByLabel('Khác', { exact: true }).fill('70');
  await page.getByLabel('Trong đó nữ').fill('0');
  await page.getByLabel('Trong đó lần đầu').fill('22');
  await page.getByLabel('Danh sách ký tên lưu tại').fill('VHXH, cặp 14');
  await saves(page);
}
