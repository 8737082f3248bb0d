/**
 * Runs the duties of remediations and deliveries over a folder, two of each at once, with the job's success between two
 * rounds, and ends itself by SIGKILL before one of its calls to the control plane. Arguments: folder, address of the
 * receiver, the call before which it ends (0 = never), how far the clock is ahead in ms, the token that the receiver had
 * (empty before any), the action.
 */
import { join } from 'node:path';
import { byConfiguration, openControlPlane } from '@almenara/control-plane';
import { migrate, openTraceStore, refreshTraces, toStoreTime } from '@almenara/trace-store';
import { Registry } from 'prom-client';
import { createDatasetsDuty, createDeliveriesDuty, createRemediationsDuty } from '../dist/index.js';

const [folder, url, killBefore, ahead, token, action = 're_index'] = process.argv.slice(2);
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
    actions: [action],
    mode: 'automatic',
    cooldownHours: 0,
    monthlyBudget: null,
    idempotent: true,
    approverNotProposer: false,
    sendExamples: false,
    maintenance: [],
    retrains: null,
  };
  await controlPlane.targets.create('shop', target, byConfiguration('test'));
}
if (action === 'retrain') {
  // What there is to learn from, the same row at each start.
  const of = { project: 'shop', trace_id: 't1', span_id: 's', version: '1' };
  const at = toStoreTime(Date.now() - 60_000);
  const [input, output] = [JSON.stringify('When do you open?'), JSON.stringify('Never.')];
  await store.insert('almenara.spans', [
    { ...of, start_time: at, start_known: 1, type: 'llm', input, output },
  ]);
  const judged = { name: 'groundedness', source: 'evaluator', label: 'unsupported', value: 0.1 };
  const by = { evaluator: 'groundedness', evaluator_version: '1', inclusion_probability: 1 };
  await store.insert('almenara.scores', [{ ...of, ...judged, ...by, id: 'g1', at }]);
  await refreshTraces(store, 'shop', ['t1'], 0);
}
const remediation = { action, reason: 'documents_gone', subjects: ['kb/1'] };
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
  remediationDatasets: deadly(controlPlane.remediationDatasets),
  datasets: deadly(controlPlane.datasets),
  datasetBuilds: deadly(controlPlane.datasetBuilds),
};
const options = {
  controlPlane: guarded,
  store,
  registry: new Registry(),
  privateTargets: 'loopback',
  now: clock,
};
const { signal } = new AbortController();
const remediations = createRemediationsDuty(options);
const datasets = createDatasetsDuty({ ...options, registry: new Registry() });
const deliveries = createDeliveriesDuty(options);
/** As two monitors at once do. */
const twice = (duty, data = {}) => Promise.all([duty.run({ data, signal }), duty.run({ data, signal })]);
const run = async () => {
  await twice(remediations);
  for (const { id } of await controlPlane.datasetBuilds.listUnderWay())
    await twice(datasets, { dataset: id });
  if (action === 'retrain') await twice(remediations);
  await twice(deliveries);
};
await run();
const [latest] = await controlPlane.remediations.list('shop', {}, { limit: 1 });
if (token) {
  // Late and twice, as receivers do.
  const artefacts = action === 'retrain' ? { model: 'm-8' } : { indexVersion: 'kb-8' };
  const success = { status: 'succeeded', artefacts };
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
    datasets: (await controlPlane.datasets.list('shop', { limit: 9 })).map(({ state }) => state),
    states: all.map(({ state }) => state),
    events: detail.history.map(({ event }) => event),
    incident: history.map(({ event }) => event),
  }),
);
await controlPlane.close();
await store.close();
