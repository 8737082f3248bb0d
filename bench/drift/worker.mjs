import { parentPort, workerData } from 'node:worker_threads';
import { createRandom } from '@almenara/statistics';
import { EXPERIMENTS } from './experiments.mjs';

const byTopic = new Map();

parentPort.on('message', ({ dataset: index, experiment, parameters, from, to, seed }) => {
  const dataset = workerData.datasets[index];
  if (!byTopic.has(index))
    byTopic.set(
      index,
      Map.groupBy(dataset.topics.keys(), (row) => dataset.topics[row]),
    );
  const answers = [];
  for (let repetition = from; repetition < to; repetition++) {
    const random = createRandom(seed * 1_000_003 + repetition);
    answers.push(EXPERIMENTS[experiment]({ ...dataset, byTopic: byTopic.get(index) }, parameters, random));
  }
  parentPort.postMessage(answers);
});
