import type { DatasetFilterInput } from '@almenara/contract';
import type { IncidentDetail, StoredRemediation } from '@almenara/control-plane';
import { incidentWindows } from './incident-windows.js';

/** What was judged or corrected before an incident began teaches what the answers should be. */
const LEAST_MS = 30 * 86_400_000;
const FILTERED = ['model', 'prompt', 'variant', 'environment', 'release', 'tag'] as const;

/**
 * What a job is to learn from: answers of the part that the incident is about, by the evaluator that verification will
 * ask, up to the approval. Topics are no filter of datasets: of an incident about topics all answers count.
 */
export function datasetFilterOf(
  { criterion, decidedAt, proposedAt }: StoredRemediation,
  incident: IncidentDetail,
): DatasetFilterInput {
  const to = (decidedAt ?? proposedAt).getTime();
  const { since } = incidentWindows(incident, to).before;
  const segment = criterion?.segment;
  const field = segment?.kind === 'value' && FILTERED.find((each) => each === segment.dimension);
  return {
    from: new Date(Math.min(since, to - LEAST_MS)).toISOString(),
    to: new Date(to).toISOString(),
    ...(criterion && {
      evaluator: criterion.metric.evaluator,
      version: criterion.metric.evaluatorVersion,
    }),
    ...(field && { [field]: [segment.value] }),
  };
}
