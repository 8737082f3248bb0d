import type { MonitorState } from '@almenara/monitors';

/** A monitor that has seen its stored windows up to `next`. */
export interface Remembered {
  readonly state: MonitorState;
  /** Start of the first window that it has not seen. */
  readonly next: number;
  /** Closing of an incident that was taken into account last, in ms. */
  readonly restartedAt: number;
}

/**
 * What a process keeps between two runs, to spare itself reading all windows again. Nothing depends on it: it counts only
 * while the newest stored window is the one that it knows.
 */
export type Memory = Map<string, Remembered>;
