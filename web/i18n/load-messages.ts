import en from '../messages/en.json';
import es from '../messages/es.json';
import type { Locale } from './locale';
import type { Messages } from './translate';

/** Both languages live on the server; a page carries only the one it is read in. */
export function loadMessages(locale: Locale): Messages {
  return locale === 'es' ? es : en;
}
