import type { DriftAttribution } from '@almenara/contract';
import { liftBySegment } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import type { HourWindow } from '../compare/hour-window.js';
import { keyOf } from './read-retrieved.js';
import { readSegments } from './read-segments.js';

type Segment = DriftAttribution['segments'][number];

/** An event of the current window. */
export interface SegmentedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly storeTime: string;
  readonly actor: string;
  /** Empty where it is not known. */
  readonly language: string;
}

/** Segments that are told; what comes after them says less. */
const MOST_SEGMENTS = 30;
/** Events that are not shifted and are compared with those that are. */
const REST = 4000;

/** Which segments the shifted events come from, against the others of the current window. */
export async function shiftedSegments(
  connection: TraceStoreConnection,
  project: string,
  window: HourWindow,
  { shifted, rest }: { readonly shifted: readonly SegmentedSpan[]; readonly rest: readonly SegmentedSpan[] },
): Promise<Segment[]> {
  const others = rest.slice(0, REST);
  const rows = await readSegments(connection, project, window, [...shifted, ...others]);
  const dimensionsOf = new Map(
    rows.map(({ traceId, spanId, ...dimensions }) => [keyOf(traceId, spanId), dimensions]),
  );
  const toEvent = (isShifted: boolean) => (span: SegmentedSpan) => ({
    shifted: isShifted,
    actor: span.actor,
    segments: {
      ...dimensionsOf.get(keyOf(span.traceId, span.spanId)),
      ...(span.language === '' ? {} : { language: span.language }),
    },
  });
  const lifts = liftBySegment([...shifted.map(toEvent(true)), ...others.map(toEvent(false))]);
  // What every event has tells none from another.
  const telling = lifts.filter(({ difference }) => difference !== 0);
  return telling.slice(0, MOST_SEGMENTS).map((lift) => ({
    dimension: lift.dimension,
    value: lift.value,
    shifted: lift.shifted.share,
    rest: lift.others.share,
    n: lift.shifted.count + lift.others.count,
    difference: { value: lift.difference, lo: lift.low, hi: lift.high },
    adjustedP: lift.adjustedP,
  }));
}
