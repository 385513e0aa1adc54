import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { inputOf, showField, typeInto } from './stage.tsx';

afterEach(cleanup);

describe('the lines of a list', () => {
  it('are added with the focus in the new line', () => {
    const { said } = showField('co_dong', 'lines');
    fireEvent.click(screen.getByRole('button', { name: 'Thêm dòng' }));
    expect(said).toEqual([[{}]]);
    expect(document.activeElement).toBe(screen.getByLabelText('Loại'));
  });

  it('hold numbers and half-typed text alike', async () => {
    const { said } = showField('co_dong', 'lines', { value: [{ kind: 'pano' }] });
    await typeInto(inputOf(screen.getByLabelText('Rộng (m)')), '2,');
    expect(said.at(-1)).toEqual([{ kind: 'pano', width: '2,' }]);
    await typeInto(inputOf(screen.getByLabelText('Rộng (m)')), '4');
    expect(said.at(-1)).toEqual([{ kind: 'pano', width: 2.4 }]);
  });

  it('are removed one by one, the others staying as they are', () => {
    const value = [
      { kind: 'pano', qty: 6 },
      { kind: 'co', qty: 20 },
    ];
    const { said } = showField('co_dong', 'lines', { value });
    fireEvent.click(screen.getByRole('button', { name: 'Xóa dòng 1' }));
    expect(said.at(-1)).toEqual([{ kind: 'co', qty: 20 }]);
    expect(inputOf(screen.getByLabelText('Số lượng')).value).toBe('20');
    expect(document.activeElement?.textContent).toBe('Thêm dòng');
    fireEvent.click(screen.getByRole('button', { name: 'Xóa dòng 1' }));
    expect(said.at(-1)).toBeUndefined();
  });

  it('are told what is wrong in their own field', () => {
    showField('co_dong', 'lines', {
      value: [
        { kind: 'co', qty: 2 },
        { kind: 'pano', qty: 1 },
      ],
      findings: [{ field: 'lines.1.width', code: 'size_needed' }],
    });
    expect(screen.getByLabelText('Rộng (m)').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Loại này cần kích thước, tính bằng mét.')).toBeDefined();
  });
});
