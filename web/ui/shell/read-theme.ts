import { cookies } from 'next/headers';
import { resolveTheme, THEME_COOKIE, type Theme } from './theme';

export async function readTheme(): Promise<Theme> {
  return resolveTheme((await cookies()).get(THEME_COOKIE)?.value);
}
