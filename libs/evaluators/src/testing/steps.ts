import type { Step } from '@almenara/agent-steps';

/** Tool call `s<at>`, begun and ended in second `at`, with what the test tells besides. */
export function stepOf(at: number, told: Partial<Step> = {}): Step {
  const start = Date.UTC(2026, 0, 1) + at * 1000;
  return {
    spanId: `s${at}`,
    parentSpanId: null,
    name: 'tool',
    type: 'tool',
    status: 'ok',
    startTime: new Date(start).toISOString(),
    endTime: new Date(start + 500).toISOString(),
    argumentsHash: null,
    argumentsExcerpt: '',
    hints: {},
    ...told,
  };
}
