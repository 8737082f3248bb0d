import { randomUUID } from 'node:crypto';
import type { NewLabel, Rater } from '@almenara/control-plane';
import { toStoreTime } from '@almenara/trace-store';
import { BY_TEST } from './people.js';
import { type RunningApi, span } from './start-api.js';
import type { TestCaller } from './test-callers.js';

const QUESTION = 'groundedness';
/** Enough to recalibrate. */
const LABELS = 24;

export const NEW_LABEL: Omit<NewLabel, 'traceId' | 'rater'> = {
  question: QUESTION,
  spanId: 's1',
  verdict: 'supported',
  sentences: [],
  note: null,
  answerAt: new Date(),
};

/** An answer that only this project has, and that nobody labels but those who are given it. */
export const labelled = (project: string) => ({
  question: QUESTION,
  traceId: `labelled-in-${project}`,
  spanId: 's1',
});

export function raterOf(caller: TestCaller): Rater {
  if (caller.kind === 'user') return { id: caller.id!, name: caller.name };
  return { id: caller.kind === 'key' ? `key:${caller.id}` : 'operator', name: caller.name };
}

/** Gives both projects scored answers, and labels of as many of them as a calibration needs. */
export async function addLabels(api: RunningApi): Promise<void> {
  for (const project of ['shop', 'rival']) {
    const traceIds = [
      labelled(project).traceId,
      ...Array.from({ length: LABELS }, (_, n) => `${project}-answer-${n}`),
    ];
    const output = '[{"role":"assistant","content":"One. Two."}]';
    await api.storeSpans(traceIds.map((trace_id) => span(trace_id, { project, output })));
    await api.store.insert(
      'almenara.scores',
      traceIds.map((trace_id, n) => ({
        project,
        id: `score-${trace_id}`,
        version: '1',
        at: toStoreTime(Date.now() - 1000),
        name: QUESTION,
        value: n / LABELS,
        source: 'evaluator',
        trace_id,
        span_id: 's1',
        evaluator: QUESTION,
        evaluator_version: '1',
        inclusion_probability: 1,
      })),
    );
    const rater = { id: 'somebody', name: 'somebody' };
    for (const [n, traceId] of traceIds.slice(1).entries()) {
      const verdict = n % 3 === 0 ? 'unsupported' : 'supported';
      await api.controlPlane.labels.create(project, { ...NEW_LABEL, traceId, verdict, rater }, BY_TEST);
    }
  }
}

/** Puts an answer before a caller that nobody else gets. */
export async function takeItem(
  api: RunningApi,
  project: string,
  caller: TestCaller,
): Promise<{ question: string; traceId: string; spanId: string }> {
  const { labelPicks } = api.controlPlane;
  const queue = { question: QUESTION, strategy: 'targeted' as const };
  const pick = { spanId: 's1', probability: null, secondOpinion: false, answerAt: new Date() };
  await labelPicks.add(project, queue, [{ ...pick, traceId: `to-skip-${randomUUID()}` }]);
  const { question, traceId, spanId } = (await labelPicks.take(project, queue, raterOf(caller).id))!;
  return { question, traceId, spanId };
}
