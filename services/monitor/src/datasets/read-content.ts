import type { CandidateContent } from '@almenara/datasets';
import { listAnsweringSpans, listSafetyScores } from '@almenara/trace-store';
import type { MonitorOptions } from '../monitor-options.js';
import { isBad } from './is-bad.js';

/** Scores that keep a trace out of a dataset when they are bad. */
export const SAFETY_SCORES = ['prompt_injection', 'toxicity'] as const;

export type SafetyVersions = Map<string, Set<string>>;

/** What these traces hold, and which safety scores of them are bad; notes the versions that told these. */
export async function readContent(
  { store }: Pick<MonitorOptions, 'store'>,
  project: string,
  traceIds: readonly string[],
  failingOf: ReadonlyMap<string, readonly string[] | null>,
  versions: SafetyVersions,
): Promise<Map<string, CandidateContent>> {
  const [spans, scores] = await Promise.all([
    listAnsweringSpans(store, project, traceIds),
    listSafetyScores(store, project, { traceIds, names: SAFETY_SCORES }),
  ]);
  const unsafe = new Map<string, Set<string>>();
  for (const { traceId, name, version, ...score } of scores) {
    versions.set(name, (versions.get(name) ?? new Set()).add(version));
    if (isBad(score, failingOf.get(name) ?? null) !== true) continue;
    unsafe.set(traceId, (unsafe.get(traceId) ?? new Set()).add(name));
  }
  return new Map(
    traceIds.map((id) => [id, { spans: spans.get(id) ?? [], unsafe: [...(unsafe.get(id) ?? [])] }]),
  );
}
