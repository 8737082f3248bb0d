import type { Step } from '../step.js';

let clock = 0;

/** A step of one second that worked; each begins when the one made before it ended. */
export function step(spanId: string, told: Partial<Step> = {}): Step {
  const start = Date.UTC(2026, 2, 1) + clock++ * 1000;
  return {
    spanId,
    parentSpanId: spanId === 'root' ? null : 'root',
    name: spanId,
    type: 'span',
    status: 'ok',
    startTime: new Date(start).toISOString(),
    endTime: new Date(start + 1000).toISOString(),
    argumentsHash: null,
    argumentsExcerpt: '',
    hints: {},
    ...told,
  };
}

export const tool = (spanId: string, name: string, argumentsHash: string | null, told: Partial<Step> = {}) =>
  step(spanId, { type: 'tool', name, argumentsHash, ...told });

export const agent = (spanId: string, name: string, told: Partial<Step> = {}) =>
  step(spanId, { type: 'agent', name, ...told });
