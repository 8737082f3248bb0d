import { SEGMENT_DIMENSIONS } from '@almenara/contract';
import { InvalidQueryError } from '../../reading/invalid-query.js';
import { SPAN_GROUPS, TRACE_GROUPS } from '../../reading/group-keys.js';
import { inHours } from '../hour-range.js';

export type SegmentDimension = (typeof SEGMENT_DIMENSIONS)[number];

export interface Segment {
  readonly dimension: SegmentDimension;
  readonly value: string;
}

export function parseSegment(segment: string): Segment {
  const colon = segment.indexOf(':');
  const dimension = SEGMENT_DIMENSIONS.find((each) => each === segment.slice(0, colon));
  const value = segment.slice(colon + 1);
  if (dimension === undefined || value === '')
    throw new InvalidQueryError(
      'segment',
      `must be dimension:value with a dimension of ${SEGMENT_DIMENSIONS.join(', ')}`,
    );
  return { dimension, value };
}

/**
 * SQL of whether an event of the hours, by its `trace_id` and `span_id`, is of the value bound as `segment`: its span
 * says so, or it says nothing and its trace does. An event of a trace as a whole has no span.
 */
export function segmentCondition(dimension: SegmentDimension): string {
  if (dimension === 'language') return `trace_id IN (${PROMPTS_IN_LANGUAGE})`;
  const traces = tracesOf(dimension);
  const own = SPAN_GROUPS[dimension];
  return `((trace_id, span_id) IN
        (
            SELECT trace_id, span_id
            FROM almenara.spans FINAL
            WHERE project = {project:String} AND ${inHours('start_time')}
                AND (has(${own}, {segment:String}) OR ${own}[1] = '' AND trace_id IN (${traces}))
        )
        OR span_id = '' AND trace_id IN (${traces}))`;
}

/** A trace begins before its spans, by so much at most where it is looked for. */
const tracesOf = (dimension: Exclude<SegmentDimension, 'language'>): string => `
    SELECT trace_id
    FROM almenara.traces FINAL
    WHERE project = {project:String}
        AND start_time >= toDateTime({from:UInt32} * 3600, 'UTC') - INTERVAL 1 DAY
        AND start_time < toDateTime({to:UInt32} * 3600, 'UTC')
        AND has(${TRACE_GROUPS[dimension]}, {segment:String})`;

const PROMPTS_IN_LANGUAGE = `
    SELECT trace_id
    FROM almenara.vectors FINAL
    WHERE project = {project:String} AND ${inHours('time')} AND stream = 'prompt' AND language = {segment:String}`;
