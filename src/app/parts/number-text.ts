// Numbers as they are typed here: comma or point before the decimals, points between thousands. What does not read as
// a number stays the text it is, so that a draft keeps it and the rules can say what is wrong. domain.md §5.3
type NumberKind = 'int' | 'decimal';

const grouped = /^\d{1,3}(\.\d{3})+(,\d+)?$/;
const plain = /^-?\d{1,9}([.,]\d{0,6})?$/;

/** The number meant, the text itself when it is none, undefined when nothing is there. */
export function parseNumber(text: string, kind: NumberKind): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  // "1.500" is one thousand five hundred among whole numbers; among sizes it is one and a half metres.
  if (grouped.test(trimmed) && (kind === 'int' || trimmed.includes(','))) {
    return Number(trimmed.replaceAll('.', '').replace(',', '.'));
  }
  if (!plain.test(trimmed) || /[.,]$/.test(trimmed)) return text;
  return Number(trimmed.replace(',', '.'));
}

/** How a stored number stands in its input: decimal comma, no points between thousands, or they would be in the way. */
export function numberText(value: unknown): string {
  if (typeof value === 'number') return String(value).replace('.', ',');
  return typeof value === 'string' ? value : '';
}

/** One step up or down, kept within the bounds and free of 0.30000000000000004. */
export function stepped(
  value: unknown,
  direction: 1 | -1,
  bounds: { readonly min: number; readonly max: number; readonly step: number },
): number {
  const { min, max, step } = bounds;
  if (typeof value !== 'number') return direction === 1 ? Math.max(min, step) : min;
  const next = Math.round((value + direction * step) * 1000) / 1000;
  return Math.min(max, Math.max(min, next));
}
