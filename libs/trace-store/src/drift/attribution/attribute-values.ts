import type { BlockSketch } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import type { HourWindow } from '../compare/hour-window.js';
import { shareOfBins } from '../compare/share-of-bins.js';
import { type PairEvent, samplePairEvents } from './sample-pair-events.js';

/** Events of the current window that are looked at. */
const LOOKED_AT = 8000;

export interface ValueShift {
  readonly looked: number;
  readonly shifted: readonly PairEvent[];
  readonly rest: readonly PairEvent[];
}

export interface ShiftedValues {
  readonly stream: string;
  /** The current one. */
  readonly window: HourWindow;
  readonly reference: readonly BlockSketch[];
  readonly current: readonly BlockSketch[];
}

/** Events of a stream of numbers or words that are of what became more frequent, and the others of the window. */
export async function attributeValues(
  connection: TraceStoreConnection,
  project: string,
  { stream, window, reference, current }: ShiftedValues,
): Promise<ValueShift> {
  const events = await samplePairEvents(connection, project, { stream, window, limit: LOOKED_AT });
  const risen = risenBins(reference, current);
  return {
    looked: events.length,
    shifted: events.filter(({ bin }) => risen.has(bin)),
    rest: events.filter(({ bin }) => !risen.has(bin)),
  };
}

/** Bins whose share surely rose; without any, the one that rose most. */
function risenBins(reference: readonly BlockSketch[], current: readonly BlockSketch[]): Set<number> {
  const risen = shareOfBins(reference, current)
    .filter((share) => share.current.value > share.reference.value)
    .toSorted((a, b) => b.current.value - b.reference.value - (a.current.value - a.reference.value));
  const sure = risen.filter((share) => share.current.lo > share.reference.hi);
  return new Set((sure.length > 0 ? sure : risen.slice(0, 1)).map(({ bin }) => bin));
}
