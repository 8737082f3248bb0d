import { chooseExamples } from './choose-examples.js';
import { clusterEvents, clusterShares, type EventCluster, nearestTo } from './cluster-events.js';
import { findShifted, type ShiftedEvent, type ShiftInput } from './find-shifted.js';
import { nameClusters, type NamingTerm } from './name-clusters.js';
import { meanDirection, type VectorRow } from './vector-rows.js';

export interface TextRow extends VectorRow {
  /** Absent where texts are not kept; such events are clustered, but neither name nor illustrate. */
  readonly text?: string;
}

export interface TextShiftInput extends ShiftInput {
  readonly reference: readonly TextRow[];
  readonly current: readonly TextRow[];
  readonly candidates?: { readonly reference: readonly TextRow[]; readonly current: readonly TextRow[] };
}

export interface ShiftCluster extends EventCluster {
  readonly terms: readonly NamingTerm[];
  /** Of all events of each window. */
  readonly share: { readonly reference: number; readonly current: number };
  /** Ids of events to show. */
  readonly examples: readonly string[];
  /** Ids of the reference events that are nearest to it: what the reference had instead. */
  readonly referenceExamples: readonly string[];
}

export interface ShiftDescription {
  readonly events: readonly ShiftedEvent[];
  readonly expectedPrecision: number | null;
  /** Largest first. */
  readonly clusters: readonly ShiftCluster[];
}

/** Reference texts that the names are set against; more change no name and cost time. */
const REFERENCE_TEXTS = 2_000;
/** Examples are chosen among so many of the reference. */
const NEAREST = 20;

/** What the current window has more of: the shifted events, grouped, named and illustrated. */
export function describeShift(input: TextShiftInput): ShiftDescription {
  const { reference, current, candidates } = input;
  const shifted = findShifted(input);
  const rows = new Map([...current, ...(candidates?.current ?? [])].map((row) => [row.id, row]));
  const rowsOf = (ids: readonly string[]) => ids.map((id) => rows.get(id)!);
  const textsOf = (found: readonly TextRow[]) => found.flatMap(({ text }) => (text ? [text] : []));
  const centre = meanDirection(reference, current);
  const clusters = clusterEvents(rowsOf(shifted.events.map(({ id }) => id)), { centre });
  const shares = clusterShares(clusters, { reference, current }, centre);
  const names = nameClusters(
    clusters.map(({ members }) => textsOf(rowsOf(members))),
    textsOf(everyNth(reference, REFERENCE_TEXTS)),
  );
  return {
    ...shifted,
    clusters: clusters.map((cluster, index) => ({
      ...cluster,
      terms: names[index]!,
      share: shares[index]!,
      examples: examplesOf(rowsOf(cluster.members)),
      referenceExamples: examplesOf(nearestTo(cluster, reference, centre, NEAREST)),
    })),
  };
}

function examplesOf(rows: readonly TextRow[]): string[] {
  return chooseExamples(rows.map(({ id, text = '' }) => ({ id, text })));
}

function everyNth<Row>(rows: readonly Row[], most: number): Row[] {
  const step = Math.max(1, rows.length / most);
  return Array.from({ length: Math.min(most, rows.length) }, (_, at) => rows[Math.floor(at * step)]!);
}
