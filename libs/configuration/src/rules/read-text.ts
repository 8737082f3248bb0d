import { type Outcome } from './outcome.js';

/** Any text on one line, as others chose it. */
export function readText(text: string): Outcome<string> {
  // oxlint-disable-next-line no-control-regex
  if (!/[\x00-\x1f\x7f]/.test(text)) return { value: text };
  return { problem: 'must be text without control characters' };
}
