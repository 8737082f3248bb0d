import type { Step } from '@almenara/agent-steps';
import type { EvaluatorCard, Verdict } from './evaluator.js';

/**
 * A versioned function that scores a whole trace by the steps in it. The same steps, in any order, and the same
 * version give the same verdict. `metadata.spanIds` of a verdict names the spans that it is about.
 */
export interface TraceEvaluator {
  readonly name: string;
  readonly version: string;
  readonly cost: 'cheap';
  readonly labels: readonly string[];
  readonly failing: readonly string[];
  readonly card: EvaluatorCard;
  /** `null` when the steps give it nothing to judge. */
  evaluate(steps: readonly Step[]): Verdict | null;
}
