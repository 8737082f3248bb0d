/** What people may say of an answer. `unsure` is a label as well, but counts neither for good nor for bad. */
export interface LabelQuestion {
  readonly good: string;
  readonly bad: string;
  readonly unsure: 'unsure';
}

const KNOWN: Readonly<Record<string, LabelQuestion>> = {
  groundedness: { good: 'supported', bad: 'unsupported', unsure: 'unsure' },
};

/** A question is the name of an evaluator: people judge the same thing, so that the two can be compared. */
export function labelQuestion(question: string): LabelQuestion {
  return KNOWN[question] ?? { good: 'good', bad: 'bad', unsure: 'unsure' };
}

export function verdictsOf(question: string): readonly string[] {
  const { good, bad, unsure } = labelQuestion(question);
  return [good, bad, unsure];
}

/** Labelled answers with a score that a recalibration needs at least. */
export const MIN_CALIBRATION_LABELS = 20;
