import type { Time } from './time.js';
import type { ScoreEvent } from './wire.js';

/** A judgement. It needs a value or a label; without ids it is about the current span. */
export interface ScoreFields extends Partial<Omit<ScoreEvent, 'kind' | 'at' | 'name'>> {
  name: string;
  at?: Time;
}
