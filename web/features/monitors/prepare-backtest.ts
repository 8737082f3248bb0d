import {
  MANY_FIRES,
  type MonitorBacktest,
  type MonitorDefinition,
  type MonitorItem,
} from '@almenara/contract';
import type { TimePoint } from '../../ui/charts/prepare-time-chart';

type JudgedWindow = MonitorBacktest['windows'][number];
type Fire = MonitorBacktest['fires'][number];
/** Whether a fire overlaps an incident that people found real, one they called a false alarm, one undecided, or none. */
export type Overlap = 'real' | 'false_alarm' | 'undecided' | 'none';

export interface BacktestDrawing {
  readonly from: number;
  readonly to: number;
  /** How long each point stands for. */
  readonly bucketMs: number;
  /** Windows behind each point, of which the one nearest to an alarm is drawn. */
  readonly perPoint: number;
  /** What was measured, with its interval; windows with too few answers to be judged are gaps. */
  readonly values: readonly TimePoint[];
  /** Where the rule draws its line; null where it is no value of what is watched. */
  readonly limit: number | null;
  /** Of a change: evidence on its log scale, and the line at which it alarms. */
  readonly evidence: { readonly points: readonly TimePoint[]; readonly alarm: number } | null;
  /** Beginnings of the buckets in which it would fire. */
  readonly marks: readonly number[];
  readonly strip: MonitorItem['strip'];
}

/** More would lie on top of each other in the width that a chart has. */
const MOST_POINTS = 360;

/** What a backtest says, as it is drawn. Nothing is averaged: of many windows the worst one stands for all. */
export function prepareBacktest(
  { from, to, windows, fires }: Pick<MonitorBacktest, 'from' | 'to' | 'windows' | 'fires'>,
  { windowMinutes, detector }: Pick<MonitorDefinition, 'windowMinutes' | 'detector'>,
): BacktestDrawing {
  const length = windowMinutes * 60_000;
  const perPoint = Math.max(1, Math.ceil(windows.length / MOST_POINTS));
  const isLow = 'side' in detector && (detector.side === 'below' || detector.side === 'down');
  const groups = chunk(windows, perPoint);
  const values = groups.map((group) => toPoint(group, isLow));
  const alarm = windows.findLast(({ logAlarm }) => logAlarm !== null)?.logAlarm ?? null;
  const evidence =
    detector.kind === 'change' && alarm !== null ? { points: groups.map(toEvidence), alarm } : null;
  const bucketMs = length * perPoint;
  const first = Date.parse(from);
  const marks = fires.map(
    (fire) => first + Math.floor((Date.parse(fire.from) - first) / bucketMs) * bucketMs,
  );
  return {
    from: first,
    to: Date.parse(to),
    bucketMs,
    perPoint,
    values,
    limit: 'limit' in detector ? detector.limit : null,
    evidence,
    marks: [...new Set(marks)],
    strip: toStrip(windows, length),
  };
}

function chunk<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function toPoint(group: readonly JudgedWindow[], isLow: boolean): TimePoint {
  const time = Date.parse(group[0]!.at);
  const judged = group.filter(({ value, outcome }) => value !== null && outcome !== 'insufficient');
  const worst = judged.reduce<JudgedWindow | undefined>((most, each) => {
    if (!most) return each;
    return (isLow ? each.value! < most.value! : each.value! > most.value!) ? each : most;
  }, undefined);
  if (!worst) return { time, value: null };
  const { value, lo, hi } = worst;
  return { time, value, ...(lo === null || hi === null || lo === hi ? {} : { lo, hi }) };
}

function toEvidence(group: readonly JudgedWindow[]): TimePoint {
  const known = group.flatMap(({ logStatistic }) =>
    logStatistic === null ? [] : [Math.max(0, logStatistic)],
  );
  return { time: Date.parse(group[0]!.at), value: known.length === 0 ? null : Math.max(...known) };
}

function toStrip(windows: readonly JudgedWindow[], length: number): MonitorItem['strip'] {
  const strip: MonitorItem['strip'] = [];
  for (const { at, outcome } of windows) {
    const to = new Date(Date.parse(at) + length).toISOString();
    const shown = outcome === 'recovered' ? 'quiet' : outcome;
    const last = strip.at(-1);
    if (last?.outcome === shown && last.to === new Date(at).toISOString()) last.to = to;
    else strip.push({ from: at, to, outcome: shown });
  }
  return strip;
}

export function overlapOf({ incidents }: Fire): Overlap {
  if (incidents.length === 0) return 'none';
  const found = new Set(incidents.map(({ resolution }) => resolution));
  if (found.has('resolved') || found.has('new_normal')) return 'real';
  return found.has('false_alarm') ? 'false_alarm' : 'undecided';
}

export function countOverlaps(fires: readonly Fire[]): Readonly<Record<Overlap, number>> {
  const counts = { real: 0, false_alarm: 0, undecided: 0, none: 0 };
  for (const fire of fires) counts[overlapOf(fire)]++;
  return counts;
}

const DAY_MS = 86_400_000;

/** Days from the first window with data to the end: what came before was not there to be looked at. */
export function daysLookedAt({ windows, to }: Pick<MonitorBacktest, 'windows' | 'to'>): number {
  const first = windows.find(({ n }) => n > 0);
  return first ? (Date.parse(to) - Date.parse(first.at)) / DAY_MS : 0;
}

/** Why to ask before a monitor is enabled. */
export type Doubt = 'many_fires' | 'short_history';

const ENOUGH_DAYS = 28;

export function doubtsOf(backtest: MonitorBacktest): Doubt[] {
  return [
    ...(backtest.fires.length > MANY_FIRES ? (['many_fires'] as const) : []),
    ...(daysLookedAt(backtest) < ENOUGH_DAYS ? (['short_history'] as const) : []),
  ];
}

/** Half the windows with data have at most so many answers; null where none has. */
export function medianAnswers(windows: readonly JudgedWindow[]): number | null {
  const counts = windows.flatMap(({ n }) => (n > 0 ? [n] : [])).toSorted((a, b) => a - b);
  return counts[Math.floor((counts.length - 1) / 2)] ?? null;
}
