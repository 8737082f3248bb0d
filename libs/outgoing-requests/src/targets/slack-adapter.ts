import type { ConfigOf, TargetAdapter } from './target-adapter.js';
import { toPlainWords } from './to-plain-words.js';

/** An incoming webhook, whose address is its secret. Tells in words what happened, with a link. */
export const slackAdapter: TargetAdapter<ConfigOf<'slack'>> = {
  toRequest(_config, [address = ''], message) {
    const words = escape(toPlainWords(message));
    const text = message.link === undefined ? words : `${words} <${escape(message.link)}|Open in Almenara>`;
    return { url: address, headers: {}, body: JSON.stringify({ text }) };
  },
  urlOf: (_config, address) => address,
  explainSecret: (address) =>
    URL.canParse(address) ? undefined : 'must be the address of an incoming webhook, beginning with https://',
  makesSecret: false,
};

/** So that nothing is read as a link, a mention or a channel. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
