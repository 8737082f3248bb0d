/**
 * Builds the dataset in a folder and ends itself by SIGKILL at one point, or lets it end and tells what is there.
 * Arguments: folder, point (`begun`, `pinned`, `piece`, `finishing`, `finished`, or '' = never). The first run on a
 * folder also fills it and asks for the dataset. The clock stands, so that each attempt would make the same.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { datasetFilterSchema } from '@almenara/contract';
import { byConfiguration, openControlPlane } from '@almenara/control-plane';
import { copyFreshDatabase } from '@almenara/control-plane/fresh-database';
import { migrate, openTraceStore } from '@almenara/trace-store';
import { Registry } from 'prom-client';
import { createDatasetsDuty } from '../dist/index.js';
import { storeAnswers } from '../dist/testing/judged-answers.js';

const [folder, killAt] = process.argv.slice(2);
const fresh = !existsSync(join(folder, 'store'));
const clock = () => Date.UTC(2026, 2, 2);
const store = await openTraceStore({ kind: 'embedded', folder: join(folder, 'store') });
await migrate(store, new URL('../../../migrations/clickhouse/', import.meta.url));
if (fresh) await copyFreshDatabase(join(folder, 'control-plane'));
const controlPlane = await openControlPlane({
  kind: 'embedded',
  folder: join(folder, 'control-plane'),
  clock,
});
const { datasets, datasetBuilds } = controlPlane;
if (fresh) await fill();
const [dataset] = await datasets.list('shop', { limit: 1 });

const die = (point) => point === killAt && process.kill(process.pid, 'SIGKILL');
const deadly = {
  async begin(id) {
    const begun = await datasetBuilds.begin(id);
    if (begun) die('begun');
    return begun;
  },
  async pinEvaluator(...args) {
    const pinned = await datasetBuilds.pinEvaluator(...args);
    die('pinned');
    return pinned;
  },
  async addPiece(...args) {
    const isAdded = await datasetBuilds.addPiece(...args);
    die('piece');
    return isAdded;
  },
  async finish(...args) {
    die('finishing');
    const isFinished = await datasetBuilds.finish(...args);
    die('finished');
    return isFinished;
  },
};
const duty = createDatasetsDuty({
  store,
  controlPlane: { ...controlPlane, datasetBuilds: deadly },
  registry: new Registry(),
  gatewayUrl: () => '',
  now: clock,
});
const before = dataset.state;
await duty.run({ data: { dataset: dataset.id }, signal: new AbortController().signal });

const { state, attempt, rows, sha256 } = await datasets.find('shop', dataset.id);
const hash = createHash('sha256');
let pieces = 0;
for (; ; pieces++) {
  const piece = await datasets.readPiece({ id: dataset.id, attempt }, pieces);
  if (!piece) break;
  hash.update(piece);
}
const isWhole = hash.digest('hex') === sha256;
console.log(JSON.stringify({ before, state, attempt, rows, sha256, pieces, isWhole }));
await controlPlane.close();
await store.close();

async function fill() {
  await controlPlane.projects.ensure({ id: 'shop', name: 'Shop' });
  await storeAnswers(
    store,
    Array.from({ length: 60 }, (_, index) => ({
      trace: `t${index}`,
      question: `Question ${index} about ${index * 7} and ${index * 13}`,
      answer: `Long ${index} `.repeat(3500),
    })),
  );
  const filter = datasetFilterSchema.parse({ from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' });
  const wanted = { project: 'shop', name: 'd', filter, ttlMs: 3_600_000 };
  // Nobody works on jobs here: the test does.
  await controlPlane.datasets.create(wanted, byConfiguration('test'));
}
