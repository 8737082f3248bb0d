import { randomUUID } from 'node:crypto';
import type { NewIncident } from '@almenara/control-plane';
import type { RunningApi } from './start-api.js';

/** An alarm about a stream of its own. */
export function alarmOf(project: string, told: Partial<NewIncident> = {}): NewIncident {
  return {
    project,
    dedupeKey: randomUUID(),
    kind: 'drift',
    stream: `score:${randomUUID()}`,
    encoder: null,
    since: new Date('2026-03-01T07:00:00Z'),
    openedAt: new Date('2026-03-01T09:15:00Z'),
    cause: 'unknown',
    newShare: null,
    evidence: {
      logStatistic: 9.9,
      logAlarm: 9.5,
      falseIncidents: 0.1,
      windows: null,
      comparison: null,
      attribution: null,
      encoderChange: null,
    },
    ...told,
  };
}

/** An incident of a project, whose key the other project has not. */
export async function openIncident({ controlPlane }: RunningApi, project: string): Promise<string> {
  const { incidents } = controlPlane;
  for (;;) {
    const { key } = await incidents.open(alarmOf(project));
    if (project !== 'rival' || !(await incidents.get('shop', key))) return key;
  }
}

/** For each operation on incidents and drift settings an input with which it succeeds. */
export function makeIncidentInputs(api: RunningApi) {
  const incident = async (project: string) => ({ project, incident: await openIncident(api, project) });
  const ofProject = (project: string) => ({ params: { project } });
  return {
    listIncidents: ofProject,
    getIncident: async (project: string) => ({ params: await incident(project) }),
    acknowledgeIncident: async (project: string) => ({ params: await incident(project), body: {} }),
    commentIncident: async (project: string) => ({ params: await incident(project), body: { note: 'seen' } }),
    closeIncident: async (project: string) => ({
      params: await incident(project),
      body: { resolution: 'resolved' },
    }),
    snoozeIncident: async (project: string) => ({
      params: await incident(project),
      body: { until: new Date(Date.now() + 3_600_000).toISOString() },
    }),
    getPostMortem: async (project: string) => ({ params: await incident(project) }),
    getDriftSettings: ofProject,
    setDriftSettings: (project: string) => ({
      params: { project },
      body: { falseIncidents: 0.2, streams: {}, endpoint: null, providerCanaries: null },
    }),
  };
}
