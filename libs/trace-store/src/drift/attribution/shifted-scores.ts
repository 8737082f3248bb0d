import { clusteredDifference, type ComparedRow, type ShiftedScore, type ValueChange } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { listAnswerScores } from '../../queries/list-answer-scores.js';
import { fromStoreTime } from '../../time.js';
import { blockHoursOf, HOUR_MS, type HourWindow } from '../compare/hour-window.js';
import { keyOf, readRetrieved } from './read-retrieved.js';
import type { VectorItem } from './vector-row.js';

const SCORES = ['groundedness', 'context_relevance', 'question_coverage'] as const satisfies ShiftedScore[];
/** Events that are not shifted and are compared with those that are. */
const REST = 1000;

/** How the scores of the shifted events differ from those of the other events of the current window. */
export async function shiftedScores(
  connection: TraceStoreConnection,
  project: string,
  window: HourWindow,
  { shifted, rest }: { readonly shifted: readonly VectorItem[]; readonly rest: readonly VectorItem[] },
): Promise<Partial<Record<ShiftedScore, ValueChange>>> {
  const events = [...shifted, ...rest.slice(0, REST)];
  const isShifted = new Set(shifted.map(({ id }) => id));
  const blockHours = blockHoursOf(window);
  const compare = (valueOf: (event: VectorItem) => number | null | undefined) =>
    clusteredDifference(
      events.flatMap((event): ComparedRow[] => {
        const value = valueOf(event);
        if (value === null || value === undefined) return [];
        const hour = Math.floor(fromStoreTime(event.storeTime) / HOUR_MS);
        return [
          { current: isShifted.has(event.id), value, bag: event.bag, block: Math.floor(hour / blockHours) },
        ];
      }),
    );
  const traces = [...new Set(events.map(({ traceId }) => traceId))];
  const [retrieved, ...scored] = await Promise.all([
    readRetrieved(connection, project, events, 0),
    ...SCORES.map((name) => listAnswerScores(connection, project, name, traces)),
  ]);
  const changes = [
    [
      'similarity',
      compare(({ traceId, spanId }) => meanScore(retrieved.get(keyOf(traceId, spanId)))),
    ] as const,
    ...SCORES.map((name, at) => {
      const values = new Map(scored[at]!.map((score) => [keyOf(score.traceId, score.spanId), score.value]));
      return [name, compare(({ traceId, spanId }) => values.get(keyOf(traceId, spanId)))] as const;
    }),
  ];
  return Object.fromEntries(changes.filter(([, change]) => change !== undefined));
}

function meanScore(documents: readonly { readonly score: number | null }[] | undefined): number | null {
  const scores = (documents ?? []).flatMap(({ score }) => (score === null ? [] : [score]));
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
