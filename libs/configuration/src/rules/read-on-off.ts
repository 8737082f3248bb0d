import { type Outcome } from './outcome.js';

export function readOnOff(text: string): Outcome<boolean> {
  if (text === 'on') return { value: true };
  if (text === 'off') return { value: false };
  return { problem: 'must be on or off' };
}
