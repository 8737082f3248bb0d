import { z } from 'zod';
import type { TraceStoreConnection } from '../connection.js';

export interface AnswerScore {
  readonly traceId: string;
  readonly spanId: string;
  /** From 0, bad, to 1, good. */
  readonly value: number;
  readonly label: string;
  readonly evaluatorVersion: string;
}

export interface ScoredSentence {
  readonly start: number;
  readonly end: number;
  readonly score: number | null;
}

const TRACES_PER_QUERY = 1000;

/** The newest score that an evaluator gave each answer of some traces. */
export async function listAnswerScores(
  connection: TraceStoreConnection,
  project: string,
  name: string,
  traceIds: readonly string[],
): Promise<AnswerScore[]> {
  const scores: AnswerScore[] = [];
  for (let first = 0; first < traceIds.length; first += TRACES_PER_QUERY) {
    const part = traceIds.slice(first, first + TRACES_PER_QUERY);
    scores.push(...(await connection.query<AnswerScore>(select(''), { project, name, traceIds: part })));
  }
  return scores;
}

/** The same of one answer, with the sentences that the evaluator read; undefined when it was not scored. */
export async function findAnswerScore(
  connection: TraceStoreConnection,
  project: string,
  name: string,
  { traceId, spanId }: { readonly traceId: string; readonly spanId: string },
): Promise<(AnswerScore & { explanation: string; sentences: ScoredSentence[] }) | undefined> {
  const rows = await connection.query<AnswerScore & { explanation: string; metadata: string }>(
    select(', explanation, metadata'),
    { project, name, traceIds: [traceId] },
  );
  const found = rows.find((row) => row.spanId === spanId);
  if (!found) return undefined;
  const { metadata, ...score } = found;
  return { ...score, sentences: readSentences(metadata) };
}

const offset = z.number().int().min(0);
const metadataSchema = z.object({
  sentences: z.array(z.object({ start: offset, end: offset, score: z.number().nullish() })),
});

/** Evaluators that do not read sentences tell none. */
function readSentences(metadata: string): ScoredSentence[] {
  if (metadata === '') return [];
  const parsed = metadataSchema.safeParse(JSON.parse(metadata));
  if (!parsed.success) return [];
  return parsed.data.sentences.map(({ start, end, score }) => ({ start, end, score: score ?? null }));
}

// The newest row of each score by hand: FINAL would read the scores of all traces.
const select = (more: string): string => `
SELECT trace_id AS traceId, span_id AS spanId, value, label, evaluator_version AS evaluatorVersion ${more}
FROM
(
    SELECT id, at, trace_id, span_id, value, label, source, evaluator_version ${more}
    FROM almenara.scores
    PREWHERE project = {project:String} AND trace_id IN {traceIds:Array(String)}
    WHERE name = {name:String}
    ORDER BY version DESC
    LIMIT 1 BY id
)
WHERE source = 'evaluator' AND span_id != '' AND value IS NOT NULL AND label != 'not_applicable'
ORDER BY at DESC, id
LIMIT 1 BY trace_id, span_id`;
