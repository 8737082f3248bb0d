import type { Event } from '@almenara/contract';
import type { FoundTombstones, TombstoneKey } from '@almenara/trace-store';

/** What decides whether an event is erased: whom it names, and the earliest time at which it came or happened. */
export interface EventSubjects {
  readonly traceId: string | undefined;
  readonly keys: readonly TombstoneKey[];
  readonly since: number;
  /** Whether its whole trace is of those it names; a score is of them alone. */
  readonly ownsTrace: boolean;
}

export function subjectsOfEvent(event: Event, receivedAt: number): EventSubjects | undefined {
  if (event.kind === 'loss') return undefined;
  const times = event.kind === 'span' ? [event.startTime, event.endTime, event.at] : [event.at];
  return subjectsOf(event, times, receivedAt, event.kind === 'span');
}

/** Of an event that does not follow the contract, as far as its fields can be read. */
export function subjectsOfRefused(content: string, receivedAt: number): EventSubjects | undefined {
  let fields: unknown;
  try {
    fields = JSON.parse(content);
  } catch {
    return undefined;
  }
  if (typeof fields !== 'object' || fields === null) return undefined;
  const { traceId, sessionId, actorId, startTime, endTime, at } = fields as Record<string, unknown>;
  const ids = { traceId, sessionId, actorId } as Record<string, unknown>;
  const named = Object.fromEntries(Object.entries(ids).filter(([, id]) => typeof id === 'string'));
  const times = [startTime, endTime, at].map((time) => (typeof time === 'number' ? time : undefined));
  return subjectsOf(named, times, receivedAt, false);
}

/** Keeps out an event of an erased trace for ever, one of an erased actor or session if it came or happened before. */
export function isErased(subjects: EventSubjects, tombstones: FoundTombstones): boolean {
  return subjects.keys.some(({ kind, id }) => {
    const erasedAt = tombstones.erasedAt(kind, id);
    return erasedAt !== undefined && (kind === 'trace' || subjects.since <= erasedAt);
  });
}

interface Named {
  readonly traceId?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly actorId?: string | undefined;
}

function subjectsOf(
  { traceId, sessionId, actorId }: Named,
  times: readonly (number | undefined)[],
  receivedAt: number,
  ownsTrace: boolean,
): EventSubjects {
  const keys: TombstoneKey[] = [];
  if (traceId !== undefined) keys.push({ kind: 'trace', id: traceId });
  if (actorId !== undefined) keys.push({ kind: 'actor', id: actorId });
  if (sessionId !== undefined) keys.push({ kind: 'session', id: sessionId });
  if (sessionId !== undefined && traceId === undefined) keys.push({ kind: 'sessionScores', id: sessionId });
  const since = Math.min(receivedAt, ...times.filter((time) => time !== undefined));
  return { traceId, keys, since, ownsTrace };
}
