import { IntlMessageFormat } from 'intl-messageformat';
import type en from '../messages/en.json';
import type { Locale } from './locale';

export type MessageKey = keyof typeof en;
export type Messages = Record<MessageKey, string>;
export type MessageArguments = Record<string, string | number>;

/** Finds a message and fills in its arguments. Numbers that need a unit are formatted by the caller. */
export type Translate = (key: MessageKey, values?: MessageArguments) => string;

export function createTranslate(locale: Locale, messages: Messages): Translate {
  const compiled = new Map<MessageKey, IntlMessageFormat>();
  return (key, values) => {
    let message = compiled.get(key);
    if (!message) {
      message = new IntlMessageFormat(messages[key], locale, undefined, { ignoreTag: true });
      compiled.set(key, message);
    }
    return String(message.format(values));
  };
}
