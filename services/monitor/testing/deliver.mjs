/**
 * Opens an incident in a folder and delivers what waits, and ends itself by SIGKILL at one point. Arguments: folder,
 * address of the receiver, the point (`opened`, `claimed`, `sent`, or '' = never), how far the clock is ahead in ms.
 */
import { existsSync } from 'node:fs';
import { byConfiguration, openControlPlane } from '@almenara/control-plane';
import { Registry } from 'prom-client';
import { createDeliveriesDuty } from '../dist/index.js';

const [folder, url, killAt, ahead] = process.argv.slice(2);
const isFirst = !existsSync(folder);
const die = () => process.kill(process.pid, 'SIGKILL');
const clock = () => Date.now() + Number(ahead);
const controlPlane = await openControlPlane({ kind: 'embedded', folder, clock });
await controlPlane.projects.ensure({ id: 'shop', name: 'Shop' });
if (isFirst) {
  const secret = `whsec_${'A'.repeat(43)}=`;
  const rules = {
    tellsIncidents: true,
    actions: [],
    mode: 'propose',
    cooldownHours: 24,
    monthlyBudget: null,
    maintenance: [],
    retrains: null,
  };
  const target = { ...rules, idempotent: true, approverNotProposer: false, sendExamples: false };
  const wanted = { ...target, name: 'Receiver', config: { kind: 'webhook', url }, secret };
  await controlPlane.targets.create('shop', wanted, byConfiguration('test'));
}
const nothing = { windows: null, comparison: null, attribution: null, encoderChange: null };
await controlPlane.incidents.open({
  project: 'shop',
  dedupeKey: 'the alarm',
  kind: 'drift',
  stream: 'prompt',
  encoder: null,
  since: null,
  openedAt: new Date(clock()),
  cause: 'unknown',
  newShare: null,
  evidence: { logStatistic: 9, logAlarm: 8, falseIncidents: 0.1, ...nothing },
});
if (killAt === 'opened') die();
const { deliveries } = controlPlane;
const deadly = {
  countWaiting: () => deliveries.countWaiting(),
  removeOld: () => deliveries.removeOld(),
  async claim() {
    const claimed = await deliveries.claim();
    if (claimed && killAt === 'claimed') die();
    return claimed;
  },
  async record(...args) {
    if (killAt === 'sent') die();
    await deliveries.record(...args);
  },
};
const duty = createDeliveriesDuty({
  controlPlane: { ...controlPlane, deliveries: deadly },
  registry: new Registry(),
  privateTargets: 'loopback',
});
await duty.run({ data: {}, signal: new AbortController().signal });
const { history } = await controlPlane.incidents.get('shop', 'INC-1');
console.log(JSON.stringify(history.map(({ event }) => event)));
await controlPlane.close();
