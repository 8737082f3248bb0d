import type { Incident } from '../incidents/incident.js';

/** What a receiver is told of an incident: names, times and figures, never what users or members wrote. */
export function tellIncident(incident: Incident) {
  const { project, key, kind, state, resolution, stream, encoder, since, openedAt, cause, newShare } =
    incident;
  return {
    project,
    key,
    kind,
    state,
    resolution,
    stream,
    encoder,
    cause,
    newShare,
    since: since?.toISOString() ?? null,
    openedAt: openedAt.toISOString(),
    acknowledgedAt: incident.acknowledgedAt?.toISOString() ?? null,
    closedAt: incident.closedAt?.toISOString() ?? null,
  };
}
