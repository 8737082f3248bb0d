import { datasetFilterSchema, type DatasetManifest } from '@almenara/contract';
import { expect, test } from 'vitest';
import { BY, onEachBackend } from '../testing/on-each-backend.js';
import type { BuiltDataset, StoredDataset } from './dataset.js';
import { createDatasetFor } from './insert-dataset.js';

const DAY_MS = 86_400_000;
const filter = datasetFilterSchema.parse({});

function built(traceIds: string[]): BuiltDataset {
  const manifest = { lineage: { digest: 'sha256', traces: traceIds } } as unknown as DatasetManifest;
  return { rows: 1, bytes: 4, sha256: 'abcd', manifest, traceIds };
}

onEachBackend('datasets', (bench) => {
  const create = (project = 'shop') =>
    bench.plane.datasets.create({ project, name: 'mine', filter, ttlMs: DAY_MS }, BY);
  const make = async (traceIds: string[], project = 'shop'): Promise<StoredDataset> => {
    const { id } = await create(project);
    const begun = (await bench.plane.datasetBuilds.begin(id))!;
    expect(await bench.plane.datasetBuilds.addPiece(begun, 0, Buffer.from('{}\n'))).toBe(true);
    expect(await bench.plane.datasetBuilds.finish(begun, built(traceIds))).toBe(true);
    return (await bench.plane.datasets.find(project, id))!;
  };

  test('a window that was left open is the thirty days before', async () => {
    const { filter: bounded, state } = await create();
    expect(state).toBe('waiting');
    expect(bounded).toMatchObject({ from: '2026-01-30T12:00:00.000Z', to: '2026-03-01T12:00:00.000Z' });
    await expect(create('nowhere')).rejects.toThrow('There is no project');
  });

  test('an attempt that was taken over writes nothing and finishes nothing', async () => {
    const { id } = await create();
    const { datasetBuilds, datasets } = bench.plane;
    const first = (await datasetBuilds.begin(id))!;
    await datasetBuilds.addPiece(first, 0, Buffer.from('old'));
    const second = (await datasetBuilds.begin(id))!;
    expect(await datasetBuilds.addPiece(first, 1, Buffer.from('old'))).toBe(false);
    expect(await datasetBuilds.finish(first, built([]))).toBe(false);
    await datasetBuilds.fail(first, 'too late');
    expect(await datasets.find('shop', id)).toMatchObject({ state: 'building', failure: null });
    const bytes = Buffer.from([0, 255, 10, 13]);
    expect(await datasetBuilds.addPiece(second, 0, bytes)).toBe(true);
    expect(await datasetBuilds.finish(second, built([]))).toBe(true);
    const ready = (await datasets.find('shop', id))!;
    expect(Buffer.from((await datasets.readPiece(ready, 0))!)).toEqual(bytes);
    expect(await datasets.readPiece(ready, 1)).toBeUndefined();
    expect(await datasetBuilds.begin(id)).toBeUndefined();
  });

  test('the evaluator that was pinned first stays', async () => {
    const { id } = await create();
    const first = { name: 'groundedness', version: '1', failing: ['unsupported'] };
    expect(await bench.plane.datasetBuilds.pinEvaluator(id, first)).toEqual(first);
    expect(await bench.plane.datasetBuilds.pinEvaluator(id, { ...first, version: '2' })).toEqual(first);
  });

  test('a building that ends without a word for ever is given up', async () => {
    const { id } = await create();
    for (let attempt = 1; attempt <= 50; attempt++) {
      expect(await bench.plane.datasetBuilds.begin(id)).toMatchObject({ attempt });
    }
    expect(await bench.plane.datasetBuilds.begin(id)).toBeUndefined();
    expect(await bench.plane.datasets.find('shop', id)).toMatchObject({ state: 'failed' });
    expect((await bench.plane.datasetBuilds.listUnderWay()).map((each) => each.id)).not.toContain(id);
  });

  test('an erasure removes the files with a row of its traces, of its project alone, and they say so', async () => {
    const [holding, other, rival] = [
      await make(['t1', 't2']),
      await make(['t3']),
      await make(['t1'], 'rival'),
    ];
    const { id: underWay } = await create();
    const begun = (await bench.plane.datasetBuilds.begin(underWay))!;
    expect(await bench.plane.datasetBuilds.removeHolding('shop', ['t2', 't9'])).toBe(1);
    const { datasets } = bench.plane;
    expect(await datasets.find('shop', holding.id)).toMatchObject({ state: 'expired', ended: 'erasure' });
    expect(await datasets.readPiece(holding, 0)).toBeUndefined();
    expect(await datasets.findManifest('shop', holding.id)).toMatchObject({ lineage: { traces: null } });
    expect(await datasets.find('shop', other.id)).toMatchObject({ state: 'ready' });
    expect(await datasets.find('rival', rival.id)).toMatchObject({ state: 'ready' });
    // What was being built may have read the rows before they went.
    expect(await bench.plane.datasetBuilds.finish(begun, built(['t2']))).toBe(false);
    expect(await datasets.find('shop', underWay)).toMatchObject({ state: 'waiting' });
  });

  test('a file goes at its time, and a dataset of another project is none', async () => {
    const dataset = await make(['t1']);
    const { datasets, datasetBuilds } = bench.plane;
    expect(await datasets.find('rival', dataset.id)).toBeUndefined();
    expect(await datasets.findManifest('rival', dataset.id)).toBeNull();
    expect(await datasets.remove('rival', dataset.id, BY)).toBe(false);
    const before = bench.now;
    bench.now += DAY_MS - 1;
    await datasetBuilds.expire();
    expect(await datasets.find('shop', dataset.id)).toMatchObject({ state: 'ready' });
    bench.now += 1;
    expect(await datasetBuilds.expire()).toBeGreaterThan(0);
    expect(await datasets.find('shop', dataset.id)).toMatchObject({ state: 'expired', ended: 'time' });
    expect(await datasets.readPiece(dataset, 0)).toBeUndefined();
    bench.now = before;
  });

  test('a link holds until its time, for one dataset, and a changed letter is a forgery', async () => {
    const [dataset, other] = [await make(['t1']), await make(['t2'])];
    const { datasets } = bench.plane;
    const link = await datasets.signedUrl('https://almenara.example/', dataset, 60_000);
    const url = new URL(link.url);
    expect(url.pathname).toBe(`/api/v1/projects/shop/datasets/${dataset.id}/file`);
    const [expires, signature] = [url.searchParams.get('expires')!, url.searchParams.get('signature')!];
    const verify = (
      change: Partial<{ project: string; id: string; expires: string; signature: string }> = {},
    ) => {
      const { project, id, ...told } = { project: 'shop', id: dataset.id, expires, signature, ...change };
      return datasets.verifyLink(project, id, told);
    };
    expect(await verify()).toBe('valid');
    expect(await verify({ id: other.id })).toBe('forged');
    expect(await verify({ project: 'rival' })).toBe('forged');
    expect(await verify({ project: 'nowhere' })).toBe('forged');
    expect(await verify({ expires: String(Number(expires) + 1) })).toBe('forged');
    expect(await verify({ signature: '' })).toBe('forged');
    expect(await verify({ signature: `${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}` })).toBe(
      'forged',
    );
    // A link never outlives its dataset.
    const long = await datasets.signedUrl('', dataset, 365 * DAY_MS);
    expect(long.expiresAt).toEqual(dataset.expiresAt);
    bench.now += 60_000;
    expect(await verify()).toBe('expired');
    bench.now -= 60_000;
  });

  test('a remediation has one dataset, however often it asks', async () => {
    const wanted = {
      project: 'shop',
      incidentNumber: 7,
      remediationId: '0198a7c2-6a5e-7c3b-9f10-2b7d6c1e4a55',
      filter: { outcomes: ['bad' as const] },
    };
    const both = await Promise.all([1, 2].map(() => bench.plane.datasets.createFor(wanted)));
    expect(both[0]!.id).toBe(both[1]!.id);
    expect(both[0]).toMatchObject({ incidentNumber: 7, state: 'waiting', name: 'INC-7' });
    const again = await bench.withDatabase((dataSource) =>
      dataSource.transaction((manager) => createDatasetFor(manager, wanted, new Date(bench.now))),
    );
    expect(again).toBe(both[0]!.id);
  });

  test('a project has at most fifty that are live', async () => {
    const rows = await bench.plane.datasets.list('rival', { limit: 100 });
    const live = rows.filter(({ state }) => state !== 'expired' && state !== 'failed').length;
    for (let count = live; count < 50; count++) await create('rival');
    await expect(create('rival')).rejects.toMatchObject({ problem: 'conflict' });
  });
});
