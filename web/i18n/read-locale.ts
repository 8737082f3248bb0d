import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { loadMessages } from './load-messages';
import { LOCALE_COOKIE, resolveLocale } from './locale';
import { createTranslate, type Translate } from './translate';

/** Language of the request, for server components. */
export const readLocale = cache(async () => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return resolveLocale(jar.get(LOCALE_COOKIE)?.value, sent.get('accept-language'));
});

export async function readTranslate(): Promise<Translate> {
  const locale = await readLocale();
  return createTranslate(locale, loadMessages(locale));
}
