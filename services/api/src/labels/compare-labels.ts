import type { Label } from '@almenara/control-plane';
import type { AnswerScore } from '@almenara/trace-store';
import { decideLabels } from './decide-labels.js';

/** An answer on which people decided and that the evaluator scored. */
export interface ComparedAnswer {
  /** 1 is bad, as people say. */
  readonly label: 0 | 1;
  /** From 0, bad, to 1, good, as the evaluator says. */
  readonly value: number;
  readonly score: AnswerScore;
  /** Null for answers that were not drawn with a chance. */
  readonly probability: number | null;
  readonly labels: readonly Label[];
}

export interface ComparedLabels {
  /** The version that most of the labelled answers were scored by. */
  readonly evaluatorVersion: string | null;
  readonly answers: readonly ComparedAnswer[];
  /** Labels of answers without a score between 0 and 1 by that version. */
  readonly notComparable: number;
  /** What two raters said of one answer that was drawn with a chance, the first one first. */
  readonly pairs: readonly (readonly [string, string])[];
}

/** Brings labels and scores together. An answer on which raters differ, or of which they are unsure, decides nothing. */
export function compareLabels(
  question: string,
  labels: readonly Label[],
  scores: readonly AnswerScore[],
): ComparedLabels {
  const scoreOf = new Map(scores.map((score) => [keyOf(score), score]));
  const decided = decideLabels(question, labels);
  const evaluatorVersion = mostFrequent(
    decided.flatMap((answer) => scoreOf.get(keyOf(answer))?.evaluatorVersion ?? []),
  );
  const answers: ComparedAnswer[] = [];
  const pairs: [string, string][] = [];
  let notComparable = 0;
  for (const { label, probability, labels: group, ...answer } of decided) {
    const [first, second] = group;
    if (second && probability !== null) pairs.push([first.verdict, second.verdict]);
    const score = scoreOf.get(keyOf(answer));
    if (!score || score.evaluatorVersion !== evaluatorVersion || score.value < 0 || score.value > 1) {
      notComparable += group.length;
    } else if (label !== null) {
      answers.push({ label, value: score.value, score, probability, labels: group });
    }
  }
  return { evaluatorVersion, answers, notComparable, pairs };
}

function keyOf({ traceId, spanId }: { traceId: string; spanId: string }): string {
  return `${traceId}\n${spanId}`;
}

/** Of as many, the one that comes last in the order of text: mostly the newer one. */
function mostFrequent(words: readonly string[]): string | null {
  const counted = [...Map.groupBy(words, (word) => word)].map(([word, all]) => ({ word, count: all.length }));
  const best = counted.toSorted((a, b) => b.count - a.count || (a.word < b.word ? 1 : -1))[0];
  return best?.word ?? null;
}
