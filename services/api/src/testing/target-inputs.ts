import { makeWebhookSecret } from '@almenara/outgoing-requests';
import type { NewTarget } from '@almenara/control-plane';
import { alarmOf } from './incident-inputs.js';
import { BY_TEST } from './people.js';
import type { RunningApi } from './start-api.js';

export const NEW_TARGET: NewTarget = {
  name: 'Receiver',
  // An address which is refused.
  config: { kind: 'webhook', url: 'https://127.0.0.1/' },
  secret: makeWebhookSecret(),
  tellsIncidents: true,
  actions: [],
  mode: 'propose',
  cooldownHours: 24,
  monthlyBudget: null,
  idempotent: true,
  approverNotProposer: false,
  sendExamples: false,
  maintenance: [],
  retrains: null,
};

export async function addTarget({ controlPlane }: RunningApi, project: string): Promise<string> {
  // A project has not many.
  for (const { id } of await controlPlane.targets.list(project)) {
    await controlPlane.targets.remove(project, id, BY_TEST);
  }
  return (await controlPlane.targets.create(project, NEW_TARGET, BY_TEST)).id;
}

/** One that has ended. */
export async function addDelivery(api: RunningApi, project: string): Promise<string> {
  const { controlPlane } = api;
  const target = await addTarget(api, project);
  await controlPlane.incidents.open(alarmOf(project));
  const [delivery] = await controlPlane.deliveryLog.list(project, { target }, { limit: 1 });
  await controlPlane.deliveries.record(delivery!.id, 1, {
    status: 200,
    failure: null,
    failureClass: null,
    retryAfterMs: null,
    latencyMs: 3,
    requestHeaders: { 'webhook-id': delivery!.id },
    bodyDigest: 'd'.repeat(64),
    excerpt: 'thank you',
  });
  return delivery!.id;
}

/** For each operation on targets and deliveries an input with which it succeeds. */
export function makeTargetInputs(api: RunningApi) {
  const target = async (project: string) => ({ params: { project, target: await addTarget(api, project) } });
  const delivery = async (project: string) => ({
    params: { project, delivery: await addDelivery(api, project) },
  });
  const ofProject = (project: string) => ({ params: { project } });
  return {
    listTargets: ofProject,
    createTarget: async (project: string) => {
      if (project !== 'nowhere') await addTarget(api, project);
      return {
        params: { project },
        body: { name: 'Indexer', config: { kind: 'webhook', url: 'https://hooks.example/almenara' } },
      };
    },
    changeTarget: async (project: string) => ({ ...(await target(project)), body: { mode: 'approve' } }),
    removeTarget: target,
    testTarget: target,
    rotateTargetSecret: async (project: string) => ({ ...(await target(project)), body: {} }),
    pauseTarget: target,
    resumeTarget: async (project: string) => {
      const input = await target(project);
      await api.controlPlane.targets.pause(project, input.params.target, BY_TEST);
      return input;
    },
    listDeliveries: ofProject,
    getDelivery: delivery,
    replayDelivery: async (project: string) => ({ ...(await delivery(project)), body: {} }),
  };
}
