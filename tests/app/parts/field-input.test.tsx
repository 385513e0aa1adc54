import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { inputOf, showField, typeInto } from './stage.tsx';

afterEach(cleanup);

describe('typing', () => {
  it('keeps every sign of a text, as it comes from the keyboard', async () => {
    const { said } = showField('phat_thanh', 'title');
    const input = inputOf(screen.getByLabelText('Tên chương trình'));
    // Decomposed letters and an open space: cleaning belongs to the save, not to the keystroke.
    await typeInto(input, 'Quye\u0302\u0300n trẻ ');
    expect(input.value).toBe('Quye\u0302\u0300n trẻ ');
    expect(said.at(-1)).toBe('Quye\u0302\u0300n trẻ ');
  });

  it.each(['1,50', '12,', '007', '1,4m', '1.234'])(
    'keeps the number "%s" as typed',
    async (text) => {
      showField('tap_huan', 'hours');
      const input = inputOf(screen.getByLabelText('Số giờ'));
      await typeInto(input, text);
      expect(input.value).toBe(text);
    },
  );

  it('reads a comma and a point alike, and shows the comma when the field is left', async () => {
    const { said } = showField('tap_huan', 'hours');
    const input = inputOf(screen.getByLabelText('Số giờ'));
    await typeInto(input, '2.50');
    expect(said.at(-1)).toBe(2.5);
    fireEvent.blur(input);
    expect(input.value).toBe('2,5');
  });

  it('holds text that is no number, so that the draft keeps it', async () => {
    const { said } = showField('trien_lam', 'visitors');
    const input = inputOf(screen.getByLabelText('Lượt người xem'));
    await typeInto(input, 'chừng 300');
    expect(said.at(-1)).toBe('chừng 300');
    fireEvent.blur(input);
    expect(input.value).toBe('chừng 300');
  });

  it('clears a value to nothing', () => {
    const { said } = showField('phat_thanh', 'minutes', { value: 10 });
    const input = inputOf(screen.getByLabelText('Thời lượng (phút)'));
    fireEvent.input(input, { target: { value: '' } });
    expect(said.at(-1)).toBeUndefined();
    expect(input.value).toBe('');
  });
});

describe('the stepper', () => {
  it('stops at the bounds and says so', () => {
    const { said } = showField('phat_thanh', 'airings', { value: 59 });
    const more = screen.getByRole('button', { name: 'Tăng Số lượt phát' });
    fireEvent.click(more);
    expect(said).toEqual([60]);
    expect(more.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(more);
    expect(said).toEqual([60]);
  });

  it('answers the arrow keys', () => {
    const { said } = showField('phat_thanh', 'minutes', { value: 10 });
    const input = screen.getByLabelText('Thời lượng (phút)');
    fireEvent.keyDown(input, { key: 'ArrowUp' });
    fireEvent.keyDown(input, { key: 'ArrowDown' });
    expect(said).toEqual([11, 10]);
  });
});

describe('what is wrong', () => {
  it('is said beside the field and tied to it', () => {
    showField('phat_thanh', 'clustersOn', {
      value: 45,
      finding: { field: 'clustersOn', code: 'clusters_over', params: { total: 42 } },
      pin: 'Xem lại số này',
    });
    const input = screen.getByLabelText('Số cụm loa hoạt động');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? 'missing')
      .join(' | ');
    expect(described).toContain('Xem lại số này');
    expect(described).toContain('Xã có 42 cụm loa. Nhập từ 0 đến 42.');
    expect(described).not.toContain('missing');
  });

  it('is said on the whole question of a choice, which can take the focus', () => {
    showField('phat_thanh', 'slot', { finding: { field: 'slot', code: 'required' } });
    const group = screen.getByRole('radiogroup', { name: 'Buổi phát' });
    expect(group.getAttribute('aria-invalid')).toBe('true');
    group.focus();
    expect(document.activeElement).toBe(group);
  });

  it('leaves a sound field alone', () => {
    showField('phat_thanh', 'title', { value: 'Bản tin' });
    expect(screen.getByLabelText('Tên chương trình').hasAttribute('aria-invalid')).toBe(false);
  });
});

describe('choosing', () => {
  it('takes one of few, and lets an optional choice be taken back', () => {
    const { said } = showField('trien_lam', 'funding');
    fireEvent.click(screen.getByLabelText('Ngân sách'));
    fireEvent.click(screen.getByRole('button', { name: 'Bỏ chọn' }));
    expect(said).toEqual(['ngan_sach', undefined]);
  });

  it('keeps several in the order of the list, whatever the order of ticking', () => {
    const { said } = showField('phat_thanh', 'technology');
    fireEvent.click(screen.getByLabelText(/IP/));
    fireEvent.click(screen.getByLabelText('Hữu tuyến'));
    fireEvent.click(screen.getByLabelText(/IP/));
    expect(said).toEqual([['ip'], ['huu_tuyen', 'ip'], ['huu_tuyen']]);
  });

  it('offers today and yesterday, and says the day in words', () => {
    const { said } = showField('phat_thanh', 'date');
    fireEvent.click(screen.getByRole('button', { name: 'Hôm qua' }));
    expect(said).toEqual(['2026-11-21']);
    expect(screen.getByText('Thứ bảy, 21/11')).toBeDefined();
  });

  it('shows the plan’s own words for its tasks', () => {
    showField('phat_thanh', 'task');
    expect(screen.getByText('Xem nguyên văn trong kế hoạch')).toBeDefined();
    expect(screen.getByText(/Tập huấn bồi dưỡng kiến thức, kỹ năng/)).toBeDefined();
  });
});
