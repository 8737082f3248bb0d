import * as product from '@almenara/evaluators';

/** The product's evaluator of that name, with the CPU time of each answer on all threads that it used. */
export async function openEvaluator(name, modelsFolder) {
  const plain = Object.values(product).find(
    (member) => member?.name === name && member.evaluate && member.card,
  );
  if (plain) return { ...measured(plain, () => 0), close: async () => {} };
  if (name !== 'groundedness') throw new Error(`there is no evaluator ${name}`);
  const host = await product.openModelHost({ modelsFolder });
  let inWorker = 0;
  const evaluator = product.createGroundedness({
    models: host.models,
    async judgeGroundedness(input) {
      const outcome = await host.judgeGroundedness(input);
      inWorker += outcome.cpuMs;
      return outcome;
    },
  });
  const takeWorkerTime = () => {
    const time = inWorker;
    inWorker = 0;
    return time;
  };
  return { ...measured(evaluator, takeWorkerTime), close: () => host.close() };
}

function measured(evaluator, otherThreads) {
  return {
    name: evaluator.name,
    version: evaluator.version,
    failing: evaluator.failing,
    async evaluate(answer) {
      const before = process.threadCpuUsage();
      const verdict = await evaluator.evaluate(answer);
      const { user, system } = process.threadCpuUsage(before);
      return { verdict, cpuMs: (user + system) / 1000 + otherThreads() };
    },
  };
}
