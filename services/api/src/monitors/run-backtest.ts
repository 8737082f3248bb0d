import { setImmediate } from 'node:timers/promises';
import { type MonitorBacktest, type MonitorDefinition, unitOfMonitor } from '@almenara/contract';
import { type ControlPlane, type Incident, measuredBy } from '@almenara/control-plane';
import {
  backtest,
  FIRST_STATE,
  type Fire,
  type Figures,
  type JudgedWindow,
  listFires,
  newestDue,
  type Observation,
} from '@almenara/monitors';
import { readWindows, type TraceStoreConnection } from '@almenara/trace-store';
import type { ReadTurns } from '../query/read-turns.js';
import { budgetOfProject } from './budget-of-project.js';
import { expectedDelays } from './expected-delays.js';
import { tellWindow } from './tell-window.js';

const DAY_MS = 86_400_000;
/** History before the first day that is told, as the detector needs it. */
const PAST_DAYS = { change: 28, no_data: 28, bound: 0, data_quality: 0 };
const READ_DAYS = 7;
const MOST_INCIDENTS = 500;

export interface BacktestEngines {
  readonly controlPlane: ControlPlane;
  readonly store: TraceStoreConnection;
  readonly reads: ReadTurns;
}

export interface BacktestQuestion {
  readonly project: string;
  readonly definition: MonitorDefinition;
  /** Whose stored windows are taken; a draft that was never saved has none. */
  readonly monitor: string | undefined;
  readonly days: number;
  readonly now: number;
}

/** What a definition would have said of the last days, by the code that decides live. */
export async function runBacktest(
  engines: BacktestEngines,
  asked: BacktestQuestion,
): Promise<MonitorBacktest> {
  const { controlPlane, reads } = engines;
  const { project, definition, days, now } = asked;
  const budget = await reads.run(() => budgetOfProject(engines, project, now));
  const draft = { id: asked.monitor ?? '', enabled: true, definition };
  const others = (await controlPlane.monitors.list(project)).filter(({ id }) => id !== asked.monitor);
  const share = budget.share([...others, draft]).ofMonitor(draft.id);
  const length = definition.windowMinutes * 60_000;
  const to = newestDue(definition, now) + length;
  const from = Math.ceil((to - days * DAY_MS) / length) * length;
  const begin = Math.ceil((from - PAST_DAYS[definition.detector.kind] * DAY_MS) / length) * length;

  const windows: JudgedWindow[] = [];
  let state = FIRST_STATE;
  let stored = 0;
  for (let at = begin; at < to; at += Math.ceil((READ_DAYS * DAY_MS) / length) * length) {
    const range = { from: at, to: Math.min(to, at + Math.ceil((READ_DAYS * DAY_MS) / length) * length) };
    const read = await readFigures(engines, asked, range);
    stored += read.filter(({ isStored, window }) => isStored && window >= from).length;
    const observations = read.map(({ window, figures }): Observation => ({
      ...figures,
      window,
      threshold: share?.threshold ?? null,
      muted: window < from,
      restart: null,
    }));
    const judged = backtest(definition, observations, state);
    state = judged.state;
    for (const each of judged.windows) if (each.observation.window >= from) windows.push(each);
    // A month of changes takes a second, and others are to be answered meanwhile.
    await setImmediate();
  }
  const incidents = await controlPlane.incidents.list(project, {}, { limit: MOST_INCIDENTS });
  const isChange = definition.detector.kind === 'change';
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    unit: unitOfMonitor(definition),
    windows: windows.map(tellWindow),
    fires: listFires(windows).map((fire) => tellFire(fire, incidents, to)),
    stored,
    computed: windows.length - stored,
    withData: windows.filter(({ observation }) => observation.n > 0).length,
    falseIncidents: share?.falseIncidents ?? null,
    logAlarm: share ? Math.log(share.threshold) : null,
    delays:
      isChange && share
        ? expectedDelays(
            windows.map(({ observation }) => observation),
            share.threshold,
          )
        : [],
  };
}

interface ReadFigures {
  readonly window: number;
  readonly figures: Figures;
  readonly isStored: boolean;
}

/** Figures as they were when the windows were judged; of the others as the rows are now. */
async function readFigures(
  { controlPlane, store, reads }: BacktestEngines,
  { project, definition, monitor }: BacktestQuestion,
  range: { readonly from: number; readonly to: number },
): Promise<ReadFigures[]> {
  const length = definition.windowMinutes * 60_000;
  const known =
    monitor === undefined
      ? new Map<number, Figures>()
      : await controlPlane.monitorObservations.listMeasured(project, monitor, measuredBy(definition), range);
  if (known.size === Math.round((range.to - range.from) / length))
    return [...known]
      .map(([window, figures]) => ({ window, figures: onlyFigures(figures), isStored: true }))
      .toSorted((a, b) => a.window - b.window);
  const registered = await controlPlane.evaluators.list();
  const windows = await reads.run(() =>
    readWindows(store, project, definition, range, (score) => {
      const labels = registered.find(({ name }) => name === score)?.failing;
      return labels ? { labels } : {};
    }),
  );
  return windows.map(({ window, figures }) => {
    const kept = known.get(window);
    return { window, figures: kept ? onlyFigures(kept) : figures, isStored: kept !== undefined };
  });
}

/** Without what else a stored observation says: it was muted or closed by somebody then. */
function onlyFigures({ n, users, value, low, high, unit, cells }: Figures): Figures {
  return { n, users, value, low, high, unit, ...(cells ? { cells } : {}) };
}

function tellFire(
  { from, to, since }: Fire,
  incidents: readonly Incident[],
  end: number,
): MonitorBacktest['fires'][number] {
  const overlaps = incidents.filter(
    ({ since: began, openedAt, closedAt }) =>
      (began ?? openedAt).getTime() < (to ?? end) && (closedAt?.getTime() ?? end) > from,
  );
  return {
    from: new Date(from).toISOString(),
    to: to === null ? null : new Date(to).toISOString(),
    since: since === null ? null : new Date(since).toISOString(),
    incidents: overlaps.slice(0, 5).map(({ key, resolution }) => ({ key, resolution })),
  };
}
