import { refreshTraces, toStoreTime, type TraceStoreConnection } from '@almenara/trace-store';

export interface AnswerBatch {
  readonly project: string;
  /** Tells the batch from others. */
  readonly name: string;
  readonly question: string;
  readonly answers: number;
  /** Of them; they lie evenly among the others. */
  readonly bad: number;
  readonly from: number;
  readonly everyMs: number;
  readonly indexVersion?: string;
  readonly evaluatorVersion?: string;
}

/** Answers of a RAG application with their scores, as writer and evaluator leave them. Forty users ask by turns. */
export async function storeAnswers(store: TraceStoreConnection, batch: AnswerBatch): Promise<void> {
  const {
    project,
    name,
    question,
    answers,
    bad,
    from,
    everyMs,
    indexVersion = '',
    evaluatorVersion = '1',
  } = batch;
  const rows = Array.from({ length: answers }, (_, i) => {
    const trace_id = `${name}-${i}`;
    const start_time = toStoreTime(from + i * everyMs);
    const of = {
      project,
      trace_id,
      start_time,
      version: '1',
      is_deleted: 0,
      start_known: 1,
      actor_id: `user ${i % 40}`,
    };
    const isBad = Math.floor(((i + 1) * bad) / answers) > Math.floor((i * bad) / answers);
    return {
      spans: [
        { ...of, span_id: 'root', type: 'chain', name: 'ask', input_excerpt: `${question} ${i % 60}` },
        {
          ...of,
          span_id: 'call',
          parent_span_id: 'root',
          type: 'llm',
          name: 'chat',
          output_excerpt: 'an answer',
          model: 'm1',
          index_version: indexVersion,
        },
      ],
      score: {
        project,
        id: `groundedness ${trace_id} ${evaluatorVersion}`,
        version: '1',
        at: start_time,
        name: 'groundedness',
        value: isBad ? 0.1 : 0.9,
        source: 'evaluator',
        trace_id,
        span_id: 'call',
        evaluator: 'groundedness',
        evaluator_version: evaluatorVersion,
        inclusion_probability: 1,
      },
    };
  });
  await store.insert(
    'almenara.spans',
    rows.flatMap(({ spans }) => spans),
  );
  await store.insert(
    'almenara.scores',
    rows.map(({ score }) => score),
  );
  await refreshTraces(
    store,
    project,
    rows.map(({ score }) => score.trace_id),
    0,
  );
}
