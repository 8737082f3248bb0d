import { INFERENCE_PRIORITIES, type InferencePriority } from '../configuration.js';
import { type Outcome } from './outcome.js';

export function readInferencePriority(text: string): Outcome<InferencePriority> {
  const value = INFERENCE_PRIORITIES.find((priority) => priority === text);
  return value ? { value } : { problem: `must be ${INFERENCE_PRIORITIES.join(' or ')}` };
}
