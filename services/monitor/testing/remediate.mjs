/**
 * Runs the duties of remediations and deliveries over a folder, two of each at once, with the job's success between two
 * rounds, and ends itself by SIGKILL before one of its calls to the control plane. Arguments: folder, address of the
 * receiver, the call before which it ends (0 = never), how far the clock is ahead in ms, the token that the receiver had
 * (empty before any).
 */
import { join } from 'node:path';
import { byConfiguration, openControlPlane } from '@almenara/control-plane';
import { migrate, openTraceStore } from '@almenara/trace-store';
import { Registry } from 'prom-client';
import { createDeliveriesDuty, createRemediationsDuty } from '../dist/index.js';

const [folder, url, killBefore, ahead, token] = process.argv.slice(2);
const planeFolder = join(folder, 'control-plane');
const clock = () => Date.now() + Number(ahead);
const controlPlane = await openControlPlane({ kind: 'embedded', folder: planeFolder, clock });
await controlPlane.projects.ensure({ id: 'shop', name: 'Shop' });
const store = await openTraceStore({ kind: 'embedded', folder: join(folder, 'store') });
await migrate(store, new URL('../../../migrations/clickhouse/', import.meta.url));
if ((await controlPlane.targets.list('shop')).length === 0) {
  const target = {
    name: 'Indexer',
    config: { kind: 'webhook', url },
    secret: `whsec_${'A'.repeat(43)}=`,
    tellsIncidents: false,
    actions: ['re_index'],
    mode: 'automatic',
    cooldownHours: 0,
    monthlyBudget: null,
    idempotent: true,
    approverNotProposer: false,
    sendExamples: false,
  };
  await controlPlane.targets.create('shop', target, byConfiguration('test'));
}
const remediation = { action: 're_index', reason: 'documents_gone', subjects: ['kb/1'] };
const attribution = { state: 'attributed', looked: 1, shifted: 1, clusters: [], segments: [], documents: [] };
const cause = { cause: 'stale_or_missing_documents', candidates: [], remediation };
const nothing = { windows: null, comparison: null, encoderChange: null };
await controlPlane.incidents.open({
  project: 'shop',
  dedupeKey: 'the alarm',
  kind: 'drift',
  stream: 'prompt',
  encoder: null,
  since: null,
  openedAt: new Date(clock()),
  cause: 'stale_or_missing_documents',
  newShare: null,
  evidence: {
    logStatistic: 9,
    logAlarm: 8,
    falseIncidents: 0.1,
    ...nothing,
    attribution: { ...attribution, cause },
  },
});

let calls = 0;
/** The same part, which ends the process before one of its calls, and after the others have had their effect. */
const deadly = (part) =>
  new Proxy(part, {
    get(of, name) {
      if (typeof of[name] !== 'function') return of[name];
      return async (...given) => {
        if (++calls === Number(killBefore)) process.kill(process.pid, 'SIGKILL');
        return of[name](...given);
      };
    },
  });
const guarded = {
  ...controlPlane,
  remediationWork: deadly(controlPlane.remediationWork),
  deliveries: deadly(controlPlane.deliveries),
  incidents: deadly(controlPlane.incidents),
};
const options = {
  controlPlane: guarded,
  store,
  registry: new Registry(),
  privateTargets: 'loopback',
  now: clock,
};
const duties = [createRemediationsDuty(options), createDeliveriesDuty(options)];
const run = async () => {
  const work = { data: {}, signal: new AbortController().signal };
  // Two monitors at once.
  for (const duty of duties) await Promise.all([duty.run(work), duty.run(work)]);
};
await run();
const [latest] = await controlPlane.remediations.list('shop', {}, { limit: 1 });
if (token) {
  // Late and twice, as receivers do.
  const success = { status: 'succeeded', artefacts: { indexVersion: 'kb-8' } };
  const callbacks = deadly(controlPlane.jobCallbacks);
  await Promise.all([1, 2].map(() => callbacks.take('shop', latest.id, token, success)));
}
await run();
const { history } = await controlPlane.incidents.get('shop', 'INC-1');
const all = await controlPlane.remediations.list('shop', {}, { limit: 9 });
const detail = await controlPlane.remediations.get('shop', all[0].id);
console.log(
  JSON.stringify({
    calls,
    states: all.map(({ state }) => state),
    events: detail.history.map(({ event }) => event),
    incident: history.map(({ event }) => event),
  }),
);
await controlPlane.close();
await store.close();
