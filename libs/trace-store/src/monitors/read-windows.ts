import type { MonitorDefinition } from '@almenara/contract';
import { type Figures, toFigures, type WindowSums } from '@almenara/monitors';
import type { TraceStoreConnection } from '../connection.js';
import type { FailingRule } from '../reading/score-outcome.js';
import { readAnswerWindows } from './read-answer-windows.js';
import { readDeadLetterWindows } from './read-dead-letter-windows.js';
import { readGapWindows } from './read-gap-windows.js';
import { readLagWindows } from './read-lag-windows.js';
import { readLatencyWindows } from './read-latency-windows.js';
import { readScoreWindows } from './read-score-windows.js';
import type { WindowRange } from './window-range.js';

/** Score by which the rule `schema` of data quality knows answers that are not what their call asked for. */
const SCHEMA_SCORE = 'json_validity';

export interface MeasuredWindow {
  /** Start, in ms since 1970. */
  readonly window: number;
  readonly figures: Figures;
}

/**
 * What a monitor sees of each window of a range, also of the empty ones, in order.
 *
 * @param failingOf which labels of a score are bad; of unknown scores a value below one half is.
 */
export async function readWindows(
  connection: TraceStoreConnection,
  project: string,
  definition: MonitorDefinition,
  { from, to }: Pick<WindowRange, 'from' | 'to'>,
  failingOf: (score: string) => FailingRule,
): Promise<MeasuredWindow[]> {
  const range = { from, to, windowMinutes: definition.windowMinutes };
  const windows = await readSums(connection, project, definition, range, failingOf);
  return windows.map(({ window, sums }) => ({ window, figures: toFigures(definition, sums) }));
}

function readSums(
  connection: TraceStoreConnection,
  project: string,
  { watch, segment, detector }: MonitorDefinition,
  range: WindowRange,
  failingOf: (score: string) => FailingRule,
): Promise<{ window: number; sums: WindowSums }[]> {
  if (detector.kind === 'data_quality') {
    if (detector.rule !== 'schema')
      return readAnswerWindows(connection, project, range, segment, { missing: detector.field! });
    const failing = failingOf(SCHEMA_SCORE);
    return readScoreWindows(connection, project, range, segment, {
      score: SCHEMA_SCORE,
      measure: 'bad_rate',
      failing,
    });
  }
  switch (watch.kind) {
    case 'score': {
      const failing = failingOf(watch.score);
      return readScoreWindows(connection, project, range, segment, { ...watch, failing });
    }
    case 'metric':
      return watch.metric === 'latency_p95'
        ? readLatencyWindows(connection, project, range, segment)
        : readAnswerWindows(connection, project, range, segment, { metric: watch.metric });
    case 'ledger':
      return { gap: readGapWindows, lag: readLagWindows, dead_letters: readDeadLetterWindows }[watch.measure](
        connection,
        project,
        range,
      );
  }
}
