import type { Incident, IncidentItem } from '@almenara/contract';
import type * as controlPlane from '@almenara/control-plane';

export function toIncidentItem(incident: controlPlane.Incident): IncidentItem {
  const { key, kind, state, resolution, stream, encoder, cause, newShare, acknowledgedBy } = incident;
  return {
    key,
    kind,
    state,
    resolution,
    stream,
    encoder,
    cause,
    newShare,
    acknowledgedBy,
    since: incident.since?.toISOString() ?? null,
    openedAt: incident.openedAt.toISOString(),
    closedAt: incident.closedAt?.toISOString() ?? null,
    acknowledgedAt: incident.acknowledgedAt?.toISOString() ?? null,
  };
}

export function toIncidentAnswer(incident: controlPlane.IncidentDetail): Incident {
  const { evidence, history } = incident;
  return {
    ...toIncidentItem(incident),
    evidence,
    causeDetail: evidence.attribution?.cause ?? null,
    history: history.map(({ seq, at, event, by, note }) => {
      return { id: String(seq), at: at.toISOString(), event, by, note };
    }),
  };
}
