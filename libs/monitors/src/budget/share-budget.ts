import type { DriftSettings, MonitorDefinition } from '@almenara/contract';
import { alarmThreshold, budgetShares } from '@almenara/drift';

/** A stream without events for so many hours is watched no more until it has some. */
const SILENT_HOURS = 7 * 24;

export interface BudgetedStream {
  readonly stream: string;
  readonly encoder: string;
  /** Of its newest event, since 1970 UTC. */
  readonly lastHour: number;
}

export interface BudgetedMonitor {
  readonly id: string;
  readonly enabled: boolean;
  readonly definition: Pick<MonitorDefinition, 'detector'>;
}

/** A share of the budget: alarm line, and false incidents to expect of it in 30 days. */
export interface BudgetShare {
  readonly threshold: number;
  readonly falseIncidents: number;
}

export interface SharedBudget {
  /** Undefined for what is not watched. */
  ofStream(stream: Pick<BudgetedStream, 'stream' | 'encoder'>): BudgetShare | undefined;
  /** Undefined for what looks for no change. */
  ofMonitor(id: string): BudgetShare | undefined;
}

/** Whether a stream is watched at hour `to`. */
export function isWatchedStream(
  { streams }: Pick<DriftSettings, 'streams'>,
  { stream, lastHour }: BudgetedStream,
  to: number,
): boolean {
  return (streams[stream]?.enabled ?? true) && lastHour >= to - SILENT_HOURS;
}

/**
 * Divides the one budget of false incidents between watched streams and enabled monitors of changes, by their weights: by
 * linearity of expectation the shares add up to the budget, however they hang together.
 */
export function shareBudget(
  { falseIncidents, streams }: Pick<DriftSettings, 'falseIncidents' | 'streams'>,
  watched: readonly Pick<BudgetedStream, 'stream' | 'encoder'>[],
  monitors: readonly BudgetedMonitor[],
): SharedBudget {
  const weighted = [
    ...watched.map((stream) => ({ key: streamKey(stream), weight: streams[stream.stream]?.weight ?? 1 })),
    ...monitors.flatMap(({ id, enabled, definition: { detector } }) =>
      enabled && detector.kind === 'change' ? [{ key: monitorKey(id), weight: detector.weight }] : [],
    ),
  ];
  const shares = weighted.length === 0 ? [] : budgetShares(weighted.map(({ weight }) => weight));
  const known = new Map(
    weighted.map(({ key }, at): [string, BudgetShare] => {
      const share = shares[at]!;
      return [
        key,
        { threshold: alarmThreshold(falseIncidents, share), falseIncidents: falseIncidents * share },
      ];
    }),
  );
  return {
    ofStream: (stream) => known.get(streamKey(stream)),
    ofMonitor: (id) => known.get(monitorKey(id)),
  };
}

const streamKey = ({ stream, encoder }: Pick<BudgetedStream, 'stream' | 'encoder'>): string =>
  `stream\n${stream}\n${encoder}`;
const monitorKey = (id: string): string => `monitor\n${id}`;
