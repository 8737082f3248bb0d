import { isIP } from 'node:net';
import { type Outcome } from './outcome.js';

const NAME = /^(?=.{1,253}$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i;

export function isHost(text: string): boolean {
  if (isIP(text) !== 0) return true;
  // Digits and dots alone are a mistyped address, not a name.
  return NAME.test(text) && !/^[\d.]+$/.test(text);
}

export function readHost(text: string): Outcome<string> {
  if (isHost(text)) return { value: text };
  return { problem: 'must be an IP address or a host name, without a scheme and without a port' };
}
