import { type Outcome } from './outcome.js';

export function readPort(text: string): Outcome<number> {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return { value: port };
  return { problem: 'must be a port: a whole number from 0 (any free port) to 65535' };
}
