import { type Outcome } from './outcome.js';

/** One address without a name. Whether it exists is for the mail server to say. */
export function readEmailAddress(text: string): Outcome<string> {
  if (/^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+$/.test(text)) return { value: text };
  return { problem: 'must be an e-mail address such as almenara@example.com' };
}
