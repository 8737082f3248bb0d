import { pickAnswer } from './entering-topic.js';
import type { Answer } from './read-sample.js';
import { hexId, seededRandom } from './seeded-random.js';

export interface Call {
  readonly durationMs: number;
  readonly firstTokenMs: number;
  readonly failed: boolean;
}

/** Everything about one trace that is not in the sample. Made up, but the same for the same number. */
export interface TraceDescription {
  readonly traceId: string;
  readonly answer: Answer;
  readonly startTime: number;
  readonly actorId: string;
  readonly sessionId: string;
  readonly environment: string;
  readonly release: string;
  readonly promptVersion: string;
  readonly retrievalMs: number;
  readonly guardrailMs: number | undefined;
  readonly calls: readonly Call[];
  /** Feedback of the user, 1 helpful or 0 not, or none. */
  readonly helpful: 0 | 1 | undefined;
}

const DAY_MS = 86_400_000;
const ACTORS = 60;
const QUESTIONS_PER_SESSION = 3;

/** `anchor` is the end of the replayed days; live traces start after it. */
export function describeTrace(
  sample: readonly Answer[],
  index: number,
  startTime: number,
  anchor: number,
): TraceDescription {
  const random = seededRandom(`trace ${index}`);
  const visitor = seededRandom(`visitor ${Math.floor(index / QUESTIONS_PER_SESSION)}`);
  const daysAgo = (anchor - startTime) / DAY_MS;
  const answer = pickAnswer(sample, random, daysAgo);
  const call = (failed: boolean): Call => {
    const words = answer.output.length / 5;
    const perWord = SPEED_MS[answer.model] ?? 12;
    const firstTokenMs = 180 + random() * 500;
    return {
      durationMs: failed ? 300 + random() * 700 : firstTokenMs + words * perWord * (0.8 + random() * 0.5),
      firstTokenMs,
      failed,
    };
  };
  const isRetried = random() < 0.02;
  const isLost = random() < 0.012;
  const wrote = random() < 0.08;
  const liked = random() < (answer.label ? 0.35 : 0.85);
  return {
    traceId: hexId(`trace ${anchor} ${index}`, 32),
    answer,
    startTime,
    actorId: `user-${String(1 + Math.floor(visitor() * ACTORS)).padStart(2, '0')}`,
    sessionId: `session-${hexId(`${anchor} ${Math.floor(index / QUESTIONS_PER_SESSION)}`, 8)}`,
    environment: random() < 0.9 ? 'production' : 'staging',
    // Well before the topic that enters, so that the two do not look like one change.
    release: daysAgo > 12 ? '1.4.0' : daysAgo > 9 ? '1.5.0' : '1.5.1',
    promptVersion: daysAgo < 12 && visitor() < 0.5 ? '18' : '17',
    retrievalMs: 60 + random() * 240,
    guardrailMs: random() < 0.3 ? 4 + random() * 10 : undefined,
    calls: isLost ? [call(true)] : isRetried ? [call(true), call(false)] : [call(false)],
    helpful: wrote && !isLost ? (liked ? 1 : 0) : undefined,
  };
}

const SPEED_MS: Readonly<Record<string, number>> = {
  'gpt-4-0613': 28,
  'gpt-3.5-turbo-0613': 9,
  'llama-2-70b-chat': 24,
  'llama-2-13b-chat': 14,
  'llama-2-7b-chat': 10,
  'mistral-7B-instruct': 9,
};

/** From the start of a trace until its feedback, in milliseconds, with room for the pauses in between. */
export function durationOf({ retrievalMs, guardrailMs, calls }: TraceDescription): number {
  const called = calls.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return Math.ceil(retrievalMs + (guardrailMs ?? 0) + called + FEEDBACK_AFTER_MS + 100);
}

/** How long the made-up user takes to judge the answer. */
export const FEEDBACK_AFTER_MS = 5000;
