export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

export const LETTER_KEYS = ['on', 'off'] as const;
export type LetterKeys = (typeof LETTER_KEYS)[number];

export const DENSITY_COOKIE = 'density';
export const LETTER_KEYS_COOKIE = 'keys';

export function resolveDensity(chosen: string | undefined): Density {
  return DENSITIES.find((density) => density === chosen) ?? 'comfortable';
}

export function resolveLetterKeys(chosen: string | undefined): LetterKeys {
  return LETTER_KEYS.find((state) => state === chosen) ?? 'on';
}
