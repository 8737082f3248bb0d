import type { Incident, IncidentItem, IncidentStream } from '@almenara/contract';
import type * as controlPlane from '@almenara/control-plane';

export function toIncidentItem(incident: controlPlane.IncidentGroup): IncidentItem {
  const { key, kind, state, resolution, stream, encoder, cause, newShare, acknowledgedBy } = incident;
  const { severity, snoozedBy, mergedInto } = incident;
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
    severity,
    snoozedBy,
    mergedInto,
    since: toIso(incident.since),
    openedAt: incident.openedAt.toISOString(),
    closedAt: toIso(incident.closedAt),
    acknowledgedAt: toIso(incident.acknowledgedAt),
    snoozedUntil: toIso(incident.snoozedUntil),
    streams: incident.streams.map(toStream),
  };
}

export function toIncidentAnswer(incident: controlPlane.IncidentDetail): Incident {
  const { evidence, history, streams } = incident;
  return {
    ...toIncidentItem(incident),
    evidence,
    causeDetail: evidence.attribution?.cause ?? null,
    streams: streams.map((stream) => ({
      ...toStream(stream),
      evidence: stream.evidence,
      causeDetail: stream.evidence.attribution?.cause ?? null,
    })),
    history: history.map(({ seq, at, event, by, note }) => {
      return { id: String(seq), at: at.toISOString(), event, by, note };
    }),
  };
}

function toStream(told: controlPlane.IncidentStream): IncidentStream {
  const { kind, stream, encoder, since, addedAt, cause, newShare } = told;
  return { kind, stream, encoder, cause, newShare, since: toIso(since), addedAt: addedAt.toISOString() };
}

const toIso = (time: Date | null): string | null => time?.toISOString() ?? null;
