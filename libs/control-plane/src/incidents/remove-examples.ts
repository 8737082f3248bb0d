import type { IncidentEvidence } from '@almenara/contract';

type Example = NonNullable<IncidentEvidence['attribution']>['clusters'][number]['examples'][number];

/**
 * The evidence without the examples that are meant, and their texts; undefined when it has none of them. The digest stays.
 */
export function removeExamples(
  evidence: IncidentEvidence,
  isMeant: (example: Example) => boolean,
): { evidence: IncidentEvidence; texts: string[] } | undefined {
  const { attribution } = evidence;
  if (!attribution) return undefined;
  const texts: string[] = [];
  const keep = (examples: Example[]) => {
    texts.push(...examples.filter(isMeant).map(({ text }) => text));
    return examples.filter((example) => !isMeant(example));
  };
  const clusters = attribution.clusters.map((cluster) => {
    const { examples, referenceExamples } = cluster;
    return { ...cluster, examples: keep(examples), referenceExamples: keep(referenceExamples) };
  });
  if (texts.length === 0) return undefined;
  const removedExamples = (evidence.removedExamples ?? 0) + texts.length;
  return { evidence: { ...evidence, attribution: { ...attribution, clusters }, removedExamples }, texts };
}
