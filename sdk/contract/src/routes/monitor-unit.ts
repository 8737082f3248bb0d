import type { MonitorDefinition } from './monitor-definition.js';
import type { MONITOR_UNITS } from './monitor-words.js';

export type MonitorUnit = (typeof MONITOR_UNITS)[number];

/** What the values of a monitor are, by what it watches. */
export function unitOfMonitor({
  watch,
  detector,
}: Pick<MonitorDefinition, 'watch' | 'detector'>): MonitorUnit {
  if (detector.kind === 'data_quality') return 'rate';
  if (watch.kind === 'score') return watch.measure === 'bad_rate' ? 'rate' : 'score';
  if (watch.kind === 'ledger') return watch.measure === 'lag' ? 'milliseconds' : 'count';
  return (
    {
      errors: 'rate',
      latency_p95: 'milliseconds',
      cost_per_answer: 'money',
      tokens: 'tokens',
      answers: 'count',
    } as const
  )[watch.metric];
}
