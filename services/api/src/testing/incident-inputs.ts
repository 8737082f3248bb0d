import { randomUUID } from 'node:crypto';
import type { NewIncident } from '@almenara/control-plane';
import { makeWebhookSecret } from '@almenara/outgoing-requests';
import { BY_TEST } from './people.js';
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

/** A webhook that leads to an address which is refused. */
export async function addWebhook({ controlPlane }: RunningApi, project: string): Promise<string> {
  // A project has not many.
  for (const { id } of await controlPlane.webhooks.list(project)) {
    await controlPlane.webhooks.remove(project, id, BY_TEST);
  }
  const wanted = { url: 'https://127.0.0.1/', secret: makeWebhookSecret() };
  return (await controlPlane.webhooks.create(project, wanted, BY_TEST)).id;
}

/** For each operation on incidents, webhooks and drift settings an input with which it succeeds. */
export function makeIncidentInputs(api: RunningApi) {
  const incident = async (project: string) => ({ project, incident: await openIncident(api, project) });
  const webhook = async (project: string) => ({ project, webhook: await addWebhook(api, project) });
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
    listWebhooks: ofProject,
    createWebhook: async (project: string) => {
      if (project !== 'nowhere') await addWebhook(api, project);
      return { params: { project }, body: { url: 'https://hooks.example/almenara' } };
    },
    removeWebhook: async (project: string) => ({ params: await webhook(project) }),
    testWebhook: async (project: string) => ({ params: await webhook(project) }),
    getDriftSettings: ofProject,
    setDriftSettings: (project: string) => ({
      params: { project },
      body: { falseIncidents: 0.2, streams: {}, endpoint: null, providerCanaries: null },
    }),
  };
}
