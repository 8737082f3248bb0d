import { type Criterion, SEGMENT_DIMENSIONS, type Segment } from '@almenara/contract';
import { segmentCondition } from '../drift/compare/segment-condition.js';
import type { Conditions } from '../reading/filter-conditions.js';

/** Of the segment, or of all that is beside it. */
export type Part = 'inside' | 'outside' | 'all';

const HOUR_MS = 3_600_000;

/**
 * SQL of whether an answer, by its `trace_id`, `span_id` and `asked` (its question as words between single spaces), is of
 * a part. Terms are compared as whole words.
 */
export function partCondition(
  segment: Segment | null,
  part: Part,
  { from, to }: { from: number; to: number },
): Conditions {
  if (segment === null || part === 'all') return { sql: part === 'outside' ? 'AND 0' : '', parameters: {} };
  const not = part === 'outside' ? 'NOT ' : '';
  if (segment.kind === 'topics')
    return {
      sql: `AND ${not}arrayExists(topic -> arrayCount(term -> position(asked, term) > 0, topic) >= {least:UInt8}, {topics:Array(Array(String))})`,
      parameters: { least: segment.least, topics: segment.topics.map(({ terms }) => terms.map(toWords)) },
    };
  const dimension = SEGMENT_DIMENSIONS.find((each) => each === segment.dimension)!;
  return {
    sql: `AND ${not}${segmentCondition(dimension)}`,
    parameters: {
      segment: segment.value,
      from: Math.floor(from / HOUR_MS),
      to: Math.ceil(to / HOUR_MS) + 1,
    },
  };
}

/** The words of a text as `ASKED` has them. */
export function toWords(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** SQL of the words of a question. */
export const wordsOf = (question: string): string =>
  `concat(' ', trimBoth(replaceRegexpAll(lowerUTF8(${question}), '[^\\\\p{L}\\\\p{N}]+', ' ')), ' ')`;

/** SQL of whether an answer carries the marker: its span says so, or it says nothing and its trace says nothing else. */
export function markerCondition({ field, value }: Criterion['marker'], not: '' | 'NOT ' = ''): Conditions {
  // No answer carries what nobody named.
  if (value === null || value === '') return { sql: `AND ${not}0`, parameters: {} };
  const parameters = { marker: value };
  switch (field) {
    case 'indexVersion':
      return {
        sql: `AND ${not}(index_version = {marker:String} OR index_version = '' AND trace_index_versions = [{marker:String}])`,
        parameters,
      };
    case 'model':
      return { sql: `AND ${not}({marker:String} IN (model, model_requested, model_answered))`, parameters };
    case 'variant':
      return { sql: `AND ${not}(variant = {marker:String})`, parameters };
  }
}
