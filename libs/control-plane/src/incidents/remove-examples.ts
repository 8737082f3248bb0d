import type { IncidentEvidence } from '@almenara/contract';

type Example = NonNullable<IncidentEvidence['attribution']>['clusters'][number]['examples'][number];

/** The evidence without the examples that are meant; undefined when it has none of them. The digest stays. */
export function removeExamples(
  evidence: IncidentEvidence,
  isMeant: (example: Example) => boolean,
): IncidentEvidence | undefined {
  const { attribution } = evidence;
  if (!attribution) return undefined;
  let removed = 0;
  const keep = (examples: Example[]) => {
    const kept = examples.filter((example) => !isMeant(example));
    removed += examples.length - kept.length;
    return kept;
  };
  const clusters = attribution.clusters.map((cluster) => {
    const { examples, referenceExamples } = cluster;
    return { ...cluster, examples: keep(examples), referenceExamples: keep(referenceExamples) };
  });
  if (removed === 0) return undefined;
  return {
    ...evidence,
    attribution: { ...attribution, clusters },
    removedExamples: (evidence.removedExamples ?? 0) + removed,
  };
}
