import { expect, test } from 'vitest';
import { resolveLocale } from './locale';

test.each([
  ['es', 'en-GB,en', 'es'],
  [undefined, 'es-MX,es;q=0.9,en;q=0.8', 'es'],
  [undefined, 'de-DE,es;q=0.5', 'es'],
  [undefined, 'de-DE,fr', 'en'],
  ['xx', null, 'en'],
])('cookie %s and browser %s give %s', (chosen, accepted, locale) => {
  expect(resolveLocale(chosen, accepted)).toBe(locale);
});
