// The four forms as an officer fills them: only what the presets do not already say.
import type { Page } from '@playwright/test';
import { begins, field, saves } from './people.ts';

export async function logsBroadcast(page: Page, title: string, minutes = 12): Promise<void> {
  await begins(page, 'Phát thanh');
  await field(page, 'Tên chương trình').fill(title);
  await field(page, 'Thời lượng (phút)').fill(String(minutes));
  await fillIfEmpty(page, 'Số cụm loa của xã', '42');
  await field(page, 'Số cụm loa hoạt động').fill('42');
  await saves(page);
}

async function fillIfEmpty(page: Page, label: string, value: string): Promise<void> {
  const input = field(page, label);
  if ((await input.inputValue()) === '') await input.fill(value);
}

export async function logsExhibition(page: Page, title: string): Promise<void> {
  await begins(page, 'Triển lãm lưu động');
  await field(page, 'Tên triển lãm').fill(title);
  const site = page.getByRole('group', { name: /Điểm 1/ });
  await field(site, 'Địa điểm').fill('Chợ Đợi');
  await field(page, 'Ảnh tư liệu').fill('80');
  await field(page, 'Lượt người xem').fill('350');
  await saves(page);
}

export async function logsPosters(page: Page, title: string): Promise<void> {
  await begins(page, 'Cổ động trực quan');
  await field(page, 'Tên đợt cổ động').fill(title);
  const line = page.getByRole('group', { name: /Hạng mục 1/ });
  await field(line, 'Số lượng').fill('6');
  await field(line, 'Rộng (m)').fill('2,4');
  await field(line, 'Cao (m)').fill('1,4');
  await saves(page);
}

export async function logsTraining(page: Page, title: string): Promise<void> {
  await begins(page, 'Tập huấn');
  await field(page, 'Tên lớp, hội nghị').fill(title);
  await field(page, 'Số giờ').fill('3');
  await field(page, 'Đơn vị chủ trì').fill('UBND xã Quỳnh Phụ');
  await field(page, 'Phóng viên, biên tập viên báo chí').fill('70');
  await field(page, 'Trong đó nữ').fill('0');
  await field(page, 'Trong đó lần đầu').fill('22');
  await field(page, 'Danh sách ký tên lưu tại').fill('VHXH, cặp 14');
  await saves(page);
}
