import { Worker } from 'node:worker_threads';

/**
 * Runs repetitions of an experiment of experiments.mjs on all workers: `run(dataset, experiment, parameters, n, seed)`
 * gives one result a repetition, in order. A repetition's seed depends on its number alone, so that the number of workers
 * changes nothing.
 */
export function startWorkers(datasets, count) {
  const url = new URL('./worker.mjs', import.meta.url);
  const workers = Array.from({ length: count }, () => new Worker(url, { workerData: { datasets } }));
  const ask = (worker, job) =>
    new Promise((resolve, reject) => {
      worker.once('message', (answer) => {
        worker.off('error', reject);
        resolve(answer);
      });
      worker.once('error', reject);
      worker.postMessage(job);
    });
  return {
    async run(dataset, experiment, parameters, repetitions, seed = 1) {
      const results = [];
      let next = 0;
      const serve = async (worker) => {
        while (next < repetitions) {
          const from = next;
          const to = (next = Math.min(repetitions, from + Math.max(1, Math.ceil(repetitions / (8 * count)))));
          const job = { dataset: datasets.indexOf(dataset), experiment, parameters, from, to, seed };
          for (const [index, value] of (await ask(worker, job)).entries()) results[from + index] = value;
        }
      };
      await Promise.all(workers.map(serve));
      return results;
    },
    close: () => Promise.all(workers.map((worker) => worker.terminate())),
  };
}
