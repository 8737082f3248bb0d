import type { Demo } from '../configuration.js';
import { type Outcome } from './outcome.js';

const DEMOS: readonly Demo[] = ['on', 'replay', 'off'];

export function readDemo(text: string): Outcome<Demo> {
  const value = DEMOS.find((demo) => demo === text);
  return value ? { value } : { problem: 'must be on, replay or off' };
}
