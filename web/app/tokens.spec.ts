import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

function tokensOf(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(selector)).split('}', 1)[0]!;
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value!]),
  );
}

/** Contrast ratio of WCAG 2, from 1 to 21. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, blue] = [1, 3, 5].map((at) => {
      const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const THEMES = { light: ':root {', dark: ":root[data-theme='dark']" };
const TEXTS = ['ink', 'ink-2', 'ink-3', 'accent', 'ember', 'warning', 'ok', 'danger'];
const GROUNDS = ['bg', 'surface', 'raised'];

describe.each(Object.entries(THEMES))('colours of the %s theme', (_, selector) => {
  const tokens = tokensOf(selector);

  it('give text a contrast of at least 4.5 on every ground', () => {
    for (const text of TEXTS) {
      for (const ground of GROUNDS) {
        expect(contrast(tokens[text], tokens[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const tint of ['accent', 'ember', 'warning', 'ok', 'danger']) {
      expect(contrast(tokens[`${tint}-on-tint`], tokens[`${tint}-tint`]), tint).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(tokens['ink-3'], tokens['selected'])).toBeGreaterThanOrEqual(4.5);
  });

  it('give borders of controls and series a contrast of at least 3', () => {
    for (const name of ['control', ...[1, 2, 3, 4, 5, 6].map((n) => `series-${n}`)]) {
      expect(contrast(tokens[name], tokens['bg']), name).toBeGreaterThanOrEqual(3);
    }
  });

  it('are the same in the system theme as in the dark one', () => {
    expect(tokensOf(":root[data-theme='system']")).toEqual(tokensOf(THEMES.dark));
  });
});
