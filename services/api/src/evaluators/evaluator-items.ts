import type {
  EvaluatorActivity,
  EvaluatorItem,
  EvaluatorProcess,
  EvaluatorSettings,
} from '@almenara/contract';
import type { EvaluatorProcessRow, RegisteredEvaluator } from '@almenara/control-plane';

export interface Registry {
  /** Every version that was ever run, the one that was begun last first. */
  readonly registered: readonly RegisteredEvaluator[];
  readonly running: readonly EvaluatorProcessRow[];
  /** The process that was heard of last, when none runs. */
  readonly last: EvaluatorProcessRow | undefined;
}

type Counts = EvaluatorItem['activity'];

/**
 * The evaluators that the running processes tell of, or else the last one: what no process has any more is left out.
 * Of each name the version that was begun last is the current one, also while an update is under way.
 */
export function toEvaluatorItems(
  { registered, running, last }: Registry,
  project: string,
  settings: EvaluatorSettings,
): EvaluatorItem[] {
  const telling = running.length > 0 ? running : last ? [last] : [];
  const told = new Set(telling.flatMap(({ activity }) => activity.runs.map(key)));
  const current = new Map<string, RegisteredEvaluator>();
  for (const evaluator of registered) {
    if (told.has(key(evaluator)) && !current.has(evaluator.name)) current.set(evaluator.name, evaluator);
  }
  return [...current.values()]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ registeredAt, seenAt: _seenAt, ...description }) => ({
      ...description,
      registeredAt: registeredAt.toISOString(),
      setting: settings[description.name] ?? { enabled: true, share: 1 },
      earlierVersions: registered
        .filter(({ name, version }) => name === description.name && version !== description.version)
        .map(({ version, seenAt }) => ({ version, lastSeenAt: seenAt.toISOString() })),
      activity: sum(running.map(({ activity }) => activity.projects[project]?.[description.name])),
    }));
}

export function toProcess({ id, seenAt, activity }: EvaluatorProcessRow): EvaluatorProcess {
  const { projects: _projects, encoderProblems: _problems, ...told }: EvaluatorActivity = activity;
  return { id, seenAt: seenAt.toISOString(), ...told };
}

const key = ({ name, version }: { name: string; version: string }): string => `${name}\n${version}`;

function sum(all: readonly (Counts | undefined)[]): Counts {
  const total: Counts = { scored: 0, failed: 0, shed: 0, inferred: 0, cpuMs: 0, lastFailure: null };
  for (const one of all) {
    if (!one) continue;
    total.scored += one.scored;
    total.failed += one.failed;
    total.shed += one.shed;
    total.inferred += one.inferred;
    total.cpuMs += one.cpuMs;
    total.lastFailure = one.lastFailure ?? total.lastFailure;
  }
  return total;
}
