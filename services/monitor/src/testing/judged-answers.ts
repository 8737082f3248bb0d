import { refreshTraces, type ScoreRow, type SpanRow, type TraceStoreConnection } from '@almenara/trace-store';

export const ANSWERED_AT = '2026-03-01 12:00:00.000000';

export interface JudgedAnswer {
  readonly trace: string;
  readonly question: string;
  readonly answer?: string;
  readonly project?: string;
  readonly label?: string;
  readonly version?: string;
  readonly span?: Partial<SpanRow>;
  /** More that was said of it. */
  readonly scores?: readonly Partial<ScoreRow>[];
}

/** Model calls, each in a trace of its own, with what `groundedness` said of them. */
export async function storeAnswers(
  store: TraceStoreConnection,
  answers: readonly JudgedAnswer[],
): Promise<void> {
  const spans = answers.map(({ trace, question, answer = 'It is so.', project = 'shop', span }) => ({
    project,
    trace_id: trace,
    span_id: 's',
    version: '1',
    start_time: ANSWERED_AT,
    start_known: 1,
    type: 'llm',
    variant: 'v1',
    input: JSON.stringify([{ role: 'user', content: question }]),
    output: JSON.stringify(answer),
    ...span,
  }));
  await store.insert('almenara.spans', spans);
  const scores = answers.flatMap(
    ({ trace, project = 'shop', label = 'unsupported', version = '1', scores: more = [] }) => {
      const of = {
        project,
        version: '1',
        at: ANSWERED_AT,
        trace_id: trace,
        span_id: 's',
        source: 'evaluator',
      };
      const judged = {
        ...of,
        id: `g ${version} ${trace}`,
        name: 'groundedness',
        evaluator_version: version,
        label,
        value: label === 'unsupported' ? 0.1 : 0.9,
        inclusion_probability: 1,
      };
      return [judged, ...more.map((score, place) => ({ ...of, id: `${place} ${trace}`, ...score }))];
    },
  );
  await store.insert('almenara.scores', scores);
  for (const project of new Set(answers.map((each) => each.project ?? 'shop'))) {
    const traces = answers.filter((each) => (each.project ?? 'shop') === project).map(({ trace }) => trace);
    await refreshTraces(store, project, traces, 0);
  }
}
