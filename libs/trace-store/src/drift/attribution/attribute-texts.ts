import { TEXT_ENERGIES } from '../features.js';
import type { DriftAttribution } from '@almenara/contract';
import type { TraceStoreConnection } from '../../connection.js';
import type { HourWindows } from '../compare/hour-window.js';
import { runApart } from '../thread/drift-thread.js';
import type { GroupTexts } from './name-groups.js';
import { rankVectors } from './rank-vectors.js';
import { readTexts, type TextStream } from './read-texts.js';
import { sampleVectors } from './sample-vectors.js';
import type { VectorItem } from './vector-row.js';

/** Texts of a window that are ranked by how far they lie in the direction of the change. */
const RANKED_EVENTS = 200_000;
const CANDIDATES = 1000;
/** Texts of a window among which the neighbours of a candidate are looked for. */
const POOL = 4000;
/** Texts of the reference that a name is set against, and typical texts of a group that make it. */
const REFERENCE_TEXTS = 1500;
const GROUP_TEXTS = 60;

type Cluster = DriftAttribution['clusters'][number];

export interface TextShift {
  /** Events of the current window that were ranked. */
  readonly looked: number;
  /** The events that the reference lacks, the most shifted first. */
  readonly shifted: readonly VectorItem[];
  /** A sample of the current window, the shifted among it left out. */
  readonly rest: readonly VectorItem[];
  readonly clusters: readonly Cluster[];
}

export interface ShiftedTexts {
  readonly stream: TextStream;
  readonly encoder: string;
  readonly windows: HourWindows;
  /** Mean of the current window less that of the reference, of the features of a text. */
  readonly direction: ArrayLike<number>;
  /** Of each window, as far as they are kept as vectors or not. */
  readonly events: { readonly reference: number; readonly current: number };
}

/** Which texts the reference lacks, in groups with a name and examples of both windows. */
export async function attributeTexts(
  connection: TraceStoreConnection,
  project: string,
  { stream, encoder, windows, direction, events }: ShiftedTexts,
): Promise<TextShift> {
  // The features are those of the vector itself, and energies behind them.
  const witness = Array.from({ length: direction.length - TEXT_ENERGIES }, (_, at) => direction[at]!);
  const ofWindow = async (which: 'reference' | 'current') => {
    const share = Math.min(1, RANKED_EVENTS / Math.max(1, events[which]));
    const of = { stream, encoder, window: windows[which], share };
    const sign = which === 'current' ? 1 : -1;
    const along = witness.map((value) => sign * value);
    const [pool, candidates] = await Promise.all([
      sampleVectors(connection, project, { ...of, limit: POOL, by: 'text' }),
      rankVectors(connection, project, { ...of, direction: along, limit: CANDIDATES }),
    ]);
    return { pool, candidates };
  };
  const [reference, current] = await Promise.all([ofWindow('reference'), ofWindow('current')]);
  const found = await runApart('groupShifted', {
    reference: reference.pool.map(toPlain),
    current: current.pool.map(toPlain),
    candidates: {
      reference: reference.candidates.map(toPlain),
      current: current.candidates.map(toPlain),
    },
  });
  const items = new Map(
    [...reference.pool, ...current.pool, ...current.candidates].map((item) => [item.id, item]),
  );
  const shiftedIds = new Set(found.events);
  const itemsOf = (ids: readonly string[]) => ids.map((id) => items.get(id)!);
  const referenceTexts = reference.pool.slice(0, REFERENCE_TEXTS);
  const wanted = new Map(
    [
      ...referenceTexts,
      ...found.groups.flatMap(({ members, nearest }) =>
        itemsOf([...members.slice(0, GROUP_TEXTS), ...nearest]),
      ),
    ].map((item) => [item.id, item]),
  );
  const texts = await readTexts(connection, project, stream, [...wanted.values()]);
  const textsOf = (ids: readonly string[]) =>
    ids.flatMap((id) => (texts.has(id) ? [{ id, text: texts.get(id)! }] : []));
  const groups = found.groups.map(({ members, nearest }): GroupTexts => ({
    members: textsOf(members.slice(0, GROUP_TEXTS)),
    nearest: textsOf(nearest),
  }));
  const names = await runApart('nameGroups', {
    groups,
    referenceTexts: textsOf(referenceTexts.map(({ id }) => id)).map(({ text }) => text),
  });
  const toExample = (id: string) => {
    const { traceId, spanId, time } = items.get(id)!;
    return { traceId, spanId, time, text: texts.get(id)! };
  };
  return {
    looked: Math.min(events.current, RANKED_EVENTS),
    shifted: itemsOf(found.events),
    rest: current.pool.filter(({ id }) => !shiftedIds.has(id)),
    clusters: found.groups.map(({ members, reference, current }, index): Cluster => {
      const { terms, examples, referenceExamples } = names[index]!;
      return {
        terms: [...terms],
        events: members.length,
        reference,
        current,
        examples: examples.map(toExample),
        referenceExamples: referenceExamples.map(toExample),
      };
    }),
  };
}

function toPlain({ id, bag, vector }: VectorItem) {
  return { id, bag, vector };
}
