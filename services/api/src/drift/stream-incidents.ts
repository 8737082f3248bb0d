import type { ControlPlane, Incident } from '@almenara/control-plane';
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
  return incidents.map(toStreamIncident);
}

function toStreamIncident({ key, stream, openedAt, since, closedAt, newShare }: Incident): StreamIncident {
  return {
    key,
    stream,
    openedAt: openedAt.toISOString(),
    since: since?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    newShare,
  };
}
