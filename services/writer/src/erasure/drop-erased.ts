import {
  findTombstones,
  removeRows,
  removeTraces,
  tombstoneTraces,
  type ErasedRows,
  type FoundTombstones,
  type ScoreRow,
  type TombstoneKey,
  type TraceStoreConnection,
} from '@almenara/trace-store';
import type { DecodedEvent, Refused } from '../decode/decode-record.js';
import { deadLetterId } from '../store/dead-letter-rows.js';
import { scoreRow } from '../store/score-row.js';
import { isErased, subjectsOfEvent, subjectsOfRefused, type EventSubjects } from './subjects-of-event.js';

export interface Incoming {
  readonly events: readonly DecodedEvent[];
  readonly refused: readonly Refused[];
}

export interface Sifted {
  readonly kept: Incoming;
  /** Sources of the events that were dropped, one for each event. */
  readonly erased: readonly (DecodedEvent | Refused)[];
}

/**
 * Drops the events of erased subjects. An event of an erased actor or session gives its whole trace away: the trace
 * gets a tombstone first, durably, and then loses the rows that came earlier without the name.
 *
 * Called twice for each batch. Before its rows are written it keeps most of them out. After they are visible it finds
 * the tombstones that were put up meanwhile: an erasure puts up its tombstone before it looks for rows, so one of the
 * two sees the other, whatever else happens at the same time and however long a writer slept in between.
 */
export async function dropErased(
  connection: TraceStoreConnection,
  project: string,
  incoming: Incoming,
): Promise<Sifted> {
  const nothing: Sifted = { kept: incoming, erased: [] };
  const all: readonly (DecodedEvent | Refused)[] = [...incoming.events, ...incoming.refused];
  let told: Map<DecodedEvent | Refused, EventSubjects> | undefined;
  const read = () => (told ??= readSubjects(all));
  const tombstones = await findTombstones(connection, project, () => keysOf(read().values()));
  if (!tombstones) return nothing;

  const subjects = read();
  const givenAway = findGivenAway(subjects.values(), tombstones);
  const erased = new Set(
    all.filter((item) => {
      const of = subjects.get(item);
      return of && (isErased(of, tombstones) || (of.traceId !== undefined && givenAway.has(of.traceId)));
    }),
  );
  if (erased.size === 0) return nothing;

  const fresh = [...givenAway].filter((id) => tombstones.erasedAt('trace', id) === undefined);
  await tombstoneTraces(connection, project, tombstones.salt, fresh, Date.now());
  // Also of traces with a tombstone: a writer that was killed may have left rows.
  const gone = [...givenAway, ...[...erased].map((item) => subjects.get(item)?.traceId ?? '')];
  const traces = [...new Set(gone)].filter(
    (id) => givenAway.has(id) || tombstones.erasedAt('trace', id) !== undefined,
  );
  await removeTraces(connection, project, traces);
  await removeRows(connection, project, rowsOf(erased));
  return {
    kept: {
      events: incoming.events.filter((event) => !erased.has(event)),
      refused: incoming.refused.filter((refused) => !erased.has(refused)),
    },
    erased: [...erased],
  };
}

/** Rows that an earlier attempt at these events may have written and that stand in no trace. */
function rowsOf(erased: ReadonlySet<DecodedEvent | Refused>): ErasedRows {
  const scores: ScoreRow[] = [];
  const deadLetters: string[] = [];
  for (const item of erased) {
    const { project, receivedAt } = item.source;
    if (!('event' in item)) deadLetters.push(deadLetterId(item));
    else if (item.event.kind === 'score') scores.push(scoreRow(project, item.event, receivedAt));
  }
  return { scores, deadLetters };
}

/** Traces of which this batch shows for the first time whose they are. */
function findGivenAway(all: Iterable<EventSubjects>, tombstones: FoundTombstones): Set<string> {
  const traces = new Set<string>();
  for (const subjects of all) {
    if (subjects.ownsTrace && subjects.traceId !== undefined && isErased(subjects, tombstones)) {
      traces.add(subjects.traceId);
    }
  }
  return traces;
}

function readSubjects(all: readonly (DecodedEvent | Refused)[]): Map<DecodedEvent | Refused, EventSubjects> {
  const told = new Map<DecodedEvent | Refused, EventSubjects>();
  for (const item of all) {
    // What a replay brings was received when it first came.
    const receivedAt = item.letter?.receivedAt ?? item.source.receivedAt;
    const subjects =
      'event' in item ? subjectsOfEvent(item.event, receivedAt) : subjectsOfRefused(item.content, receivedAt);
    if (subjects) told.set(item, subjects);
  }
  return told;
}

function* keysOf(all: Iterable<EventSubjects>): Iterable<TombstoneKey> {
  for (const { keys } of all) yield* keys;
}
