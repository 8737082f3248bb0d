import { MONITOR_STREAM_PREFIX } from '@almenara/contract';
import type { Incident, IncidentStream } from '../incidents/incident.js';

/** A monitor that raised the alarm of a stream. */
export interface TellingMonitor {
  readonly id: string;
  readonly name: string;
}

/** What a receiver is told of an incident: names, times and figures, never what users or members wrote. */
export function tellIncident(
  incident: Incident,
  streams: readonly IncidentStream[],
  monitors: readonly TellingMonitor[],
) {
  const {
    project,
    key,
    kind,
    state,
    resolution,
    severity,
    stream,
    encoder,
    since,
    openedAt,
    cause,
    newShare,
  } = incident;
  return {
    project,
    key,
    kind,
    state,
    resolution,
    severity,
    stream,
    encoder,
    cause,
    newShare,
    since: since?.toISOString() ?? null,
    openedAt: openedAt.toISOString(),
    acknowledgedAt: incident.acknowledgedAt?.toISOString() ?? null,
    closedAt: incident.closedAt?.toISOString() ?? null,
    streams: streams.map((each) => ({
      kind: each.kind,
      stream: each.stream,
      encoder: each.encoder,
      cause: each.cause,
      newShare: each.newShare,
      since: each.since?.toISOString() ?? null,
      addedAt: each.addedAt.toISOString(),
    })),
    monitors,
  };
}

/** Undefined where no monitor watches the stream. */
export function monitorOfStream({ stream }: Pick<IncidentStream, 'stream'>): string | undefined {
  return stream.startsWith(MONITOR_STREAM_PREFIX) ? stream.slice(MONITOR_STREAM_PREFIX.length) : undefined;
}
