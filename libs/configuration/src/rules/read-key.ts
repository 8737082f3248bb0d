import { type Outcome } from './outcome.js';

export function readKey(text: string): Outcome<string> {
  if (/^[\x21-\x7e]{20,200}$/.test(text)) return { value: text };
  return { problem: 'must have 20 to 200 visible ASCII characters and no space' };
}
