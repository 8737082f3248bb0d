/**
 * How fast spans become durable and queryable, and what that costs: all in one process on the embedded engines, and
 * as a cluster on Kafka. Servers and load generator share the machine. Run after a build: npm run bench -- ingest
 * BENCH_MODES=embedded or BENCH_MODES=kafka measures one of them, BENCH_SPANS sets the length of a run,
 * BENCH_PARTITIONS the partitions of the log.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { measureFreshness, measureLoad } from './measure-load.mjs';
import { missingForCluster, startCluster } from './start-cluster.mjs';
import { startStandalone } from './start-standalone.mjs';

const spans = Number(process.env.BENCH_SPANS ?? 100_000);
const partitions = Number(process.env.BENCH_PARTITIONS ?? 12);
const modes = (process.env.BENCH_MODES ?? 'embedded,kafka').split(',');

if (modes.includes('embedded')) await measureAll('ingest', startStandalone);
if (modes.includes('kafka')) {
  const missing = missingForCluster();
  if (missing) console.log(`the cluster is not measured: this machine lacks ${missing}`);
  else await measureAll('ingest-kafka', () => startCluster({ partitions }));
}

async function measureAll(name, start) {
  const loadBefore = loadavg()[0];
  const results = {};
  for (const door of ['otlp', 'otlp json', 'sdk']) {
    results[`${door}, as fast as it goes`] = await measureLoad(start, { door, spans, connections: 8 });
    results[`${door}, 4,000 spans/s`] = await measureLoad(start, {
      door,
      spans: Math.min(80_000, spans),
      connections: 8,
      spansPerSecond: 4000,
    });
  }
  results['sdk calls, 1,000 spans/s'] = await measureFreshness(start, 1000, 20);
  results['sdk calls, 1,000 spans/s, evaluators overloaded'] = await measureFreshness(start, 1000, 30, {
    judged: true,
  });
  console.log(name);
  for (const [load, figures] of Object.entries(results)) {
    console.log(`\n${load}`);
    console.table(figures);
  }
  writeFileSync(
    fileURLToPath(new URL(`../results/${name}.json`, import.meta.url)),
    `${JSON.stringify(
      {
        date: new Date().toISOString().slice(0, 10),
        machine: `${cpus().length} cores, ${cpus()[0].model}`,
        'load of the machine before': Math.round(loadBefore * 100) / 100,
        node: process.version,
        results,
      },
      null,
      2,
    )}\n`,
  );
}
