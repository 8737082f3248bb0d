import type { JudgedMonitorWindow } from '@almenara/contract';
import type { JudgedWindow } from '@almenara/monitors';

export function tellWindow({ observation, decision }: JudgedWindow): JudgedMonitorWindow {
  return {
    at: new Date(observation.window).toISOString(),
    value: observation.value,
    lo: observation.low,
    hi: observation.high,
    n: observation.n,
    outcome: decision.outcome,
    why: decision.why,
    opened: decision.opened,
    logStatistic: decision.evidence?.logStatistic ?? null,
    logAlarm: decision.evidence?.logAlarm ?? null,
  };
}
