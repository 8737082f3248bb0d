import { type KnownKey, OTHER_KEYS, SERVER_KEYS } from './known-keys.js';

/** A Markdown table of every key, for the documentation. */
export function describeConfiguration(): string {
  const rows = [...SERVER_KEYS, ...OTHER_KEYS].map(describeKey);
  return ['| key | default | meaning |', '|---|---|---|', ...rows].join('\n');
}

function describeKey({ name, fallback, meaning }: KnownKey): string {
  return `| \`${name}\` | ${fallback ? `\`${fallback}\`` : 'not set'} | ${meaning} |`;
}
