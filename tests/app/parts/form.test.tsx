import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { recordTypes } from '../../../src/domain/activity/type.ts';
import { inputOf, showForm, typeInto } from './stage.tsx';

afterEach(cleanup);

describe('a whole form', () => {
  it.each(recordTypes)('of %s gives every input a name and every id once', (type) => {
    const { container } = showForm(type, { topics: ['III.1'], lines: [{}], sites: [{}] });
    const inputs = [...container.querySelectorAll('input, select, textarea')];
    const nameless = inputs.filter(
      (input) =>
        !('labels' in input) || !(input.labels instanceof NodeList) || !input.labels.length,
    );
    expect(nameless).toEqual([]);
    const ids = [...container.querySelectorAll('[id]')].map((element) => element.id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('counts along as attendance is typed', async () => {
    showForm('tap_huan', { 'attendance.khac': 30 });
    const group = screen.getByRole('group', { name: 'Lượt người dự theo nhóm' });
    expect(within(group).getByText('Tổng 30 lượt người')).toBeDefined();
    await typeInto(inputOf(within(group).getByLabelText('Báo cáo viên pháp luật')), '40');
    expect(within(group).getByText('Tổng 70 lượt người')).toBeDefined();
  });

  it('adds up the size of the posters', () => {
    const lines = [
      { kind: 'pano', qty: 6, width: 2.4, height: 1.4 },
      { kind: 'bang_ron', qty: 2, width: 6, height: 0.8 },
    ];
    showForm('co_dong', { lines });
    expect(screen.getByText('20,2 m² pa-nô, tranh')).toBeDefined();
    expect(screen.getByText('12 m băng rôn')).toBeDefined();
  });

  it('begins a new place with the days of the exhibition', () => {
    showForm('trien_lam', { place: 'Chợ Đợi', date: '2026-11-18', to: '2026-11-19' });
    fireEvent.click(screen.getByRole('button', { name: 'Thêm dòng' }));
    const card = screen.getByRole('group', { name: 'Điểm 1' });
    expect(inputOf(within(card).getByLabelText('Địa điểm')).value).toBe('Chợ Đợi');
    expect(inputOf(within(card).getByLabelText('Đến ngày')).value).toBe('2026-11-19');
  });

  it('opens "Thông tin thêm" when something in it needs correcting', () => {
    const { container } = showForm(
      'phat_thanh',
      {},
      { findings: [{ field: 'docDate', code: 'bad_date' }] },
    );
    expect(container.querySelector('details.form-more')?.hasAttribute('open')).toBe(true);
  });

  it('pins the reviewer’s note to its count', () => {
    showForm('tap_huan', {}, { pins: { 'attendance.khac': 'Nhóm nào?' } });
    expect(screen.getByText('Người duyệt ghi: “Nhóm nào?”')).toBeDefined();
  });
});

it('[A14] claims for no loudspeaker that it worked, and takes all of them in one tap', () => {
  showForm('phat_thanh', { clustersTotal: 42 });
  const input = inputOf(screen.getByLabelText('Số cụm loa hoạt động'));
  expect(input.value).toBe('');
  fireEvent.click(screen.getByRole('button', { name: 'Cả 42' }));
  expect(inputOf(screen.getByLabelText('Số cụm loa hoạt động')).value).toBe('42');
  expect(screen.queryByRole('button', { name: 'Cả 42' })).toBeNull();
});

describe('counting at the door', () => {
  it('counts each tap into its group, two before the next drawing too, and takes one back', async () => {
    // jsdom has no modal dialogs.
    HTMLDialogElement.prototype.showModal = function show(this: HTMLDialogElement) {
      this.open = true;
    };
    showForm('tap_huan', { 'attendance.khac': 3 });
    fireEvent.click(screen.getByRole('button', { name: 'Đếm bằng chạm' }));
    const button = (name: RegExp) => screen.getByRole('button', { name, hidden: true });
    const law = button(/^Báo cáo viên pháp luật/);
    law.click();
    law.click();
    button(/^Khác/).click();
    expect(await screen.findByText('Tổng 6 lượt người', { selector: '.tap-total' })).toBeDefined();
    fireEvent.click(button(/^Bớt 1$/));
    expect(await screen.findByText('Tổng 5 lượt người', { selector: '.tap-total' })).toBeDefined();
    expect(inputOf(screen.getByLabelText('Báo cáo viên pháp luật')).value).toBe('2');
  });
});
