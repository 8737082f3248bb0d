import type { DriftSettings } from '@almenara/contract';
import type { ControlPlane } from '@almenara/control-plane';
import {
  type BudgetedMonitor,
  type BudgetedStream,
  isWatchedStream,
  type SharedBudget,
  shareBudget,
} from '@almenara/monitors';
import { HOUR_MS, listWatched, type TraceStoreConnection } from '@almenara/trace-store';

/** As far back as the drift detectors look. */
const HISTORY_HOURS = 70 * 24;

export interface ProjectBudget {
  readonly settings: DriftSettings;
  readonly streams: readonly BudgetedStream[];
  /** With other monitors than the project has, such as one that is not enabled yet. */
  share(monitors: readonly BudgetedMonitor[]): SharedBudget;
}

export async function budgetOfProject(
  { controlPlane, store }: { readonly controlPlane: ControlPlane; readonly store: TraceStoreConnection },
  project: string,
  now: number,
): Promise<ProjectBudget> {
  const to = Math.floor(now / HOUR_MS);
  const { settings } = await controlPlane.driftSettings.get(project);
  const known = await listWatched(store, project, { from: to - HISTORY_HOURS, to });
  const streams = known.filter((stream) => isWatchedStream(settings, stream, to));
  return { settings, streams, share: (monitors) => shareBudget(settings, streams, monitors) };
}
