import type { ScoreInput } from '@almenara/contract';
import type { Answer, Evaluator, Verdict } from '@almenara/evaluators';
import { inputHash, scoreId } from './score-id.js';

/** One answer that one evaluator has to judge. */
export interface Task extends PlacedAnswer {
  readonly evaluator: Evaluator;
  readonly id: string;
  readonly inputHash: string;
}

export interface PlacedAnswer {
  readonly answer: Answer;
  /** What the user asked, without what was pasted around it; empty where nobody asked. */
  readonly asked: string;
  /** When the call began, as ISO time. */
  readonly startTime: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly sessionId: string | null;
  readonly actorId: string | null;
}

/** Every evaluator that has something to judge in every answer. */
export function planTasks(answers: readonly PlacedAnswer[], evaluators: readonly Evaluator[]): Task[] {
  return answers.flatMap((placed) =>
    evaluators.flatMap((evaluator) => {
      const input = evaluator.inputOf(placed.answer);
      if (input === undefined) return [];
      const { traceId, spanId } = placed;
      const id = scoreId({ evaluator: evaluator.name, version: evaluator.version, traceId, spanId });
      return [{ ...placed, evaluator, id, inputHash: inputHash(input) }];
    }),
  );
}

/** The user, else the conversation, else the trace: who is picked is picked with all of it. */
export function unitOf({ actorId, sessionId, traceId }: PlacedAnswer): string {
  if (actorId) return `actor\n${actorId}`;
  return sessionId ? `session\n${sessionId}` : `trace\n${traceId}`;
}

/** What a score is about, and what was read for it. */
export interface Scored extends Partial<Pick<PlacedAnswer, 'spanId' | 'sessionId' | 'actorId'>> {
  readonly evaluator: Pick<Evaluator, 'name' | 'version'>;
  readonly traceId: string;
  readonly id: string;
  readonly inputHash: string;
}

/** Without a span it judges the whole trace. */
export function toScore(
  { evaluator, traceId, spanId, sessionId, actorId, id, inputHash: hash }: Scored,
  verdict: Verdict,
  { at, probability }: { at: number; probability: number },
): ScoreInput {
  return {
    kind: 'score',
    id,
    at,
    name: evaluator.name,
    label: verdict.label,
    source: 'evaluator',
    traceId,
    ...(spanId ? { spanId } : {}),
    ...(sessionId ? { sessionId } : {}),
    ...(actorId ? { actorId } : {}),
    evaluator: evaluator.name,
    evaluatorVersion: evaluator.version,
    inputHash: hash,
    inclusionProbability: probability,
    ...(verdict.value === undefined ? {} : { value: verdict.value }),
    ...(verdict.explanation === undefined ? {} : { explanation: verdict.explanation }),
    ...(verdict.evidence?.length ? { evidence: [...verdict.evidence] } : {}),
    ...(verdict.metadata ? { metadata: { ...verdict.metadata } } : {}),
  };
}
