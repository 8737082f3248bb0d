import * as product from '@almenara/evaluators';
import { openModelHost } from '@almenara/local-models';

/** The product's evaluator of that name, with the CPU time of each answer on all threads that it used. */
export async function openEvaluator(name, modelsFolder) {
  const withoutModel = [product.groundednessLexical, ...product.createEvaluators()];
  const plain = withoutModel.find((evaluator) => evaluator.name === name);
  if (plain) {
    return { ...describe(plain), evaluate: (answer) => evaluateHere(plain, answer), close: async () => {} };
  }
  if (name !== 'groundedness') throw new Error(`there is no evaluator ${name}`);
  const host = await openModelHost({ modelsFolder, modules: product.MODEL_MODULES });
  let inWorker = 0;
  const evaluator = product.createGroundedness({
    models: host.models,
    async run(model, input) {
      const outcome = await host.run(model, input);
      inWorker += outcome.cpuMs;
      return outcome;
    },
  });
  const takeWorkerTime = () => {
    const time = inWorker;
    inWorker = 0;
    return time;
  };
  return {
    ...describe(evaluator),
    evaluate: (answer) => evaluateWithWorker(evaluator, answer, takeWorkerTime),
    close: () => host.close(),
  };
}

function describe({ name, version, failing }) {
  return { name, version, failing };
}

async function evaluateWithWorker(evaluator, answer, takeWorkerTime) {
  const before = process.threadCpuUsage();
  const verdict = await evaluator.evaluate(answer);
  const { user, system } = process.threadCpuUsage(before);
  return { verdict, cpuMs: (user + system) / 1000 + takeWorkerTime() };
}

/**
 * The clock of CPU time ticks in steps of up to 4 ms, too coarse for an evaluator that takes less. It works on this
 * thread without waiting, so the shortest of three runs is its CPU time.
 */
async function evaluateHere(evaluator, answer) {
  let verdict;
  let cpuMs = Infinity;
  for (let run = 0; run < 3; run += 1) {
    const start = performance.now();
    verdict = await evaluator.evaluate(answer);
    cpuMs = Math.min(cpuMs, performance.now() - start);
  }
  return { verdict, cpuMs };
}
