import { cookies } from 'next/headers';
import {
  type Density,
  DENSITY_COOKIE,
  LETTER_KEYS_COOKIE,
  type LetterKeys,
  resolveDensity,
  resolveLetterKeys,
} from './preferences';

/** How this reader wants the console, decided on the server so that nothing jumps. */
export async function readPreferences(): Promise<{ density: Density; letterKeys: LetterKeys }> {
  const jar = await cookies();
  return {
    density: resolveDensity(jar.get(DENSITY_COOKIE)?.value),
    letterKeys: resolveLetterKeys(jar.get(LETTER_KEYS_COOKIE)?.value),
  };
}
