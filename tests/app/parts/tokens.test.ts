// The colours are proved, not judged by eye: WCAG 2.2 contrast of every pair that meets on the screen, by day and night.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../src/app/tokens.css'), 'utf8');
const [day = '', night = ''] = css.split('@media (prefers-color-scheme: dark)');

function tokensOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]),
  );
}

const themes = { day: tokensOf(day), night: { ...tokensOf(day), ...tokensOf(night) } };

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const words: readonly (readonly [string, string])[] = [
  ...['ink', 'soft', 'red', 'green', 'amber', 'blue'].flatMap((ink) =>
    ['paper', 'card', 'input'].map((ground) => [ink, ground] as const),
  ),
  ...['red', 'green', 'amber', 'blue'].map((ink) => [ink, `${ink}-soft`] as const),
  ['ink', 'press'],
  ['soft', 'press'],
  ['paper', 'ink'],
  ['on-red', 'red-deep'],
  ['rail-ink', 'rail'],
  ['rail-ink', 'rail-on'],
  ['rail-on-ink', 'rail-on'],
];

/** Edges of inputs and the ring of focus carry meaning. */
const edges: readonly (readonly [string, string])[] = ['edge', 'blue', 'red'].flatMap((edge) =>
  ['paper', 'card', 'input'].map((ground) => [edge, ground] as const),
);

describe.each(Object.entries(themes))('by %s', (_, tokens) => {
  it.each(words)('%s can be read on %s', (ink, ground) => {
    expect(contrast(tokens[ink] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edges)('the edge %s is seen on %s', (edge, ground) => {
    expect(contrast(tokens[edge] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(3);
  });
});
