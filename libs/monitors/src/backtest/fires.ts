import type { JudgedWindow } from './backtest.js';

/** An alarm from the window in which it began to the one in which it was over. */
export interface Fire {
  readonly from: number;
  /** Null while it goes on. */
  readonly to: number | null;
  readonly since: number | null;
}

/** The alarms among windows in order. */
export function listFires(windows: readonly JudgedWindow[]): Fire[] {
  const fires: Fire[] = [];
  for (const { observation, decision } of windows) {
    if (decision.opened)
      fires.push({ from: observation.window, to: null, since: decision.evidence?.since ?? null });
    const last = fires.at(-1);
    if (decision.outcome === 'recovered' && last?.to === null)
      fires[fires.length - 1] = { ...last, to: observation.window };
  }
  return fires;
}
