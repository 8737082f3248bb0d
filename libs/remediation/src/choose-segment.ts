import { type IncidentEvidence, type Segment, SEGMENT_DIMENSIONS } from '@almenara/contract';

const TERMS = 8;
const TOPICS = 10;
/** A value that nearly all shifted events have, and few of the others, is what the change is about. */
const SHIFTED_SHARE = 0.8;
const REST_SHARE = 0.5;
const LEVEL = 0.05;

/**
 * The part of the answers that an incident is about, as its frozen evidence tells: the topics of the events that shifted,
 * else the value of a dimension that tells them from the others. Null: nothing less than all. Terms are those which the
 * reference lacks, so one of them is enough; questions that hold one by chance only make a difference harder to show.
 */
export function chooseSegment(attribution: IncidentEvidence['attribution']): Segment | null {
  if (!attribution || attribution.state !== 'attributed') return null;
  const topics = attribution.clusters
    .map(({ terms }) => ({ terms: terms.filter((term) => term !== '').slice(0, TERMS) }))
    .filter(({ terms }) => terms.length > 0)
    .slice(0, TOPICS);
  if (topics.length > 0) return { kind: 'topics', topics, least: 1 };
  for (const dimension of SEGMENT_DIMENSIONS) {
    const found = attribution.segments.find(
      (each) =>
        each.dimension === dimension &&
        each.value !== '' &&
        each.adjustedP <= LEVEL &&
        each.shifted >= SHIFTED_SHARE &&
        each.rest <= REST_SHARE,
    );
    if (found) return { kind: 'value', dimension, value: found.value };
  }
  return null;
}
