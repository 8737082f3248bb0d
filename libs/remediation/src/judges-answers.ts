import { type Criterion, SCORE_STREAM_PREFIX } from '@almenara/contract';

/** By whose scores a remediation may be judged besides the one that its incident is about, the best ones first. */
export const JUDGING_SCORES = ['groundedness', 'question_coverage', 'context_relevance', 'answer_relevance'];

/** What is known of whom a remediation is judged by. */
export interface Judges {
  /** The stream of its incident. */
  readonly stream: string;
  /** Null until it is fixed, and where nothing scores answers. */
  readonly criterion: Criterion | null;
}

/** The score that a stream is about; undefined for streams of other things. */
export function scoreOfStream(stream: string): string | undefined {
  return stream.startsWith(SCORE_STREAM_PREFIX) ? stream.slice(SCORE_STREAM_PREFIX.length) : undefined;
}

/**
 * Whether what a target retrains gives the verdict on its own retraining. A judge is named by its evaluator, by
 * `evaluator@version`, or by the model in whose name its scores came, which then is their version.
 */
export function judgesItself(retrains: string | null, { stream, criterion }: Judges): boolean {
  if (retrains === null) return false;
  const metric = criterion?.metric;
  const judges = [
    scoreOfStream(stream),
    ...JUDGING_SCORES,
    metric?.score,
    metric?.evaluator,
    metric?.evaluatorVersion,
  ];
  const subject = normalise(retrains);
  const [name] = subject.split('@');
  return judges.some((judge) => judge !== undefined && [subject, name].includes(normalise(judge)));
}

function normalise(name: string): string {
  return name.trim().toLowerCase();
}
