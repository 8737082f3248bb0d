import type { ControlPlane, IncidentGroup } from '@almenara/control-plane';
import type { OpenIncident } from './tell-streams.js';

export interface StreamIncident extends OpenIncident {
  readonly closedAt: string | null;
}

/** The newest ones; older ones than these stand in no chart. */
const MOST_INCIDENTS = 200;

/** Incidents that say a stream drifts: open ones first, then the newest. */
export async function listStreamIncidents(
  controlPlane: ControlPlane,
  project: string,
): Promise<StreamIncident[]> {
  const incidents = await controlPlane.incidents.list(
    project,
    { kinds: ['drift'] },
    { limit: MOST_INCIDENTS },
  );
  return incidents.filter(({ mergedInto }) => mergedInto === null).flatMap(toStreamIncidents);
}

/** An incident of several streams stands with each of them. */
function toStreamIncidents({ key, closedAt, streams }: IncidentGroup): StreamIncident[] {
  return streams
    .filter(({ kind }) => kind === 'drift')
    .map(({ stream, addedAt, since, newShare }) => ({
      key,
      stream,
      openedAt: addedAt.toISOString(),
      since: since?.toISOString() ?? null,
      closedAt: closedAt?.toISOString() ?? null,
      newShare,
    }));
}
