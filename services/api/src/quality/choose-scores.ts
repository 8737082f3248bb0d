import type { Filter } from '@almenara/contract';
import type { RegisteredEvaluator } from '@almenara/control-plane';
import type { BoundedFilter, EvaluatorVersion, FailingRule } from '@almenara/trace-store';

const DAY_MS = 86_400_000;
const DEFAULT_RANGE_MS = 7 * DAY_MS;
const FIRST_CHOICE = 'groundedness';
/** A range with more versions than this is a mistake of whoever numbers them. */
const MOST_VERSIONS = 50;

/** A range with both ends; open ones are filled with the last seven days. */
export function boundRange(filter: Filter, now: number): BoundedFilter {
  const to = filter.to ?? new Date(now).toISOString();
  const from = filter.from ?? new Date(Date.parse(to) - DEFAULT_RANGE_MS).toISOString();
  return { ...filter, from, to };
}

export interface ChosenEvaluator {
  readonly evaluator: string;
  /** The one heard of last first. */
  readonly versions: readonly string[];
  readonly failing: FailingRule;
}

export interface Choosing {
  /** The one heard of last first. */
  readonly heard: readonly EvaluatorVersion[];
  readonly wanted: string | undefined;
  /** The one that was begun last first. */
  readonly registered: readonly Pick<RegisteredEvaluator, 'name' | 'failing'>[];
}

/** Whose scores a question is about; undefined when nobody scored. */
export function chooseEvaluator({ heard, wanted, registered }: Choosing): ChosenEvaluator | undefined {
  const evaluator =
    wanted ?? heard.find((each) => each.evaluator === FIRST_CHOICE)?.evaluator ?? heard[0]?.evaluator;
  if (evaluator === undefined) return undefined;
  const versions = heard.filter((each) => each.evaluator === evaluator).map(({ version }) => version);
  // Of one that no process told of, as a customer's own, values below one half are bad.
  const labels = registered.find(({ name }) => name === evaluator)?.failing;
  return { evaluator, versions: versions.slice(0, MOST_VERSIONS), failing: labels ? { labels } : {} };
}

/** Evaluators with their versions, each in the order in which it is heard of. */
export function groupVersions(
  heard: readonly EvaluatorVersion[],
): { evaluator: string; versions: { version: string; lastAt: string }[] }[] {
  const byEvaluator = new Map<string, { version: string; lastAt: string }[]>();
  for (const { evaluator, version, lastAt } of heard)
    byEvaluator.set(evaluator, [...(byEvaluator.get(evaluator) ?? []), { version, lastAt }]);
  return [...byEvaluator].map(([evaluator, versions]) => ({ evaluator, versions }));
}
