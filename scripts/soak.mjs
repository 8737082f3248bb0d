/**
 * `npm run soak`: the tests that count kills, with a hundred of each, ten of each process of the cluster,
 * databases that are away for a minute, and a hundred thousand OTLP bodies that nobody meant. Results stand in
 * bench/results.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { node24, root, workspaceEnvironment } from './node-24.mjs';

installIfNeeded();
buildIfStale();
const kills = process.env.ALMENARA_SOAK_KILLS ?? '100';
const clusterKills = process.env.ALMENARA_SOAK_CLUSTER_KILLS ?? '10';
const fuzzBodies = process.env.ALMENARA_FUZZ_BODIES ?? '100000';
const outageMs = process.env.ALMENARA_SOAK_OUTAGE_MS ?? '60000';
const seed = process.env.ALMENARA_SOAK_SEED ?? String(Date.now() % 1_000_000);
console.log(`${kills} kills, ${clusterKills} of each process of the cluster, seed ${seed}`);
const { status } = spawnSync(
  node24,
  [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--project',
    'medium',
    '--project',
    'e2e',
    '-t',
    'kill|away|nobody meant',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: workspaceEnvironment({
      ALMENARA_SOAK_KILLS: kills,
      ALMENARA_SOAK_CLUSTER_KILLS: clusterKills,
      ALMENARA_FUZZ_BODIES: fuzzBodies,
      ALMENARA_SOAK_OUTAGE_MS: outageMs,
      ALMENARA_SOAK_SEED: seed,
      UV_THREADPOOL_SIZE: '16',
    }),
  },
);
process.exit(status ?? 1);
