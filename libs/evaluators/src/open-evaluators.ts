import { AsyncLocalStorage } from 'node:async_hooks';
import { availableParallelism, totalmem } from 'node:os';
import {
  type Measured,
  type ModelHost,
  ModelUnavailableError,
  openModelHost,
  type Priority,
} from '@almenara/local-models';
import type { Embed } from './embed.js';
import type { Evaluator } from './evaluator.js';
import { groundednessLexical } from './groundedness/lexical-floor.js';
import { createGroundedness } from './groundedness.js';
import { MODEL_MODULES } from './model-modules.js';
import { createEvaluators, createTraceEvaluators } from './registry.js';
import type { TraceEvaluator } from './trace-evaluator.js';

const TWO_WORKERS_BYTES = 24 * 2 ** 30;

export interface OpenEvaluators {
  readonly evaluators: readonly Evaluator[];
  readonly traceEvaluators: readonly TraceEvaluator[];
  /** Models that could not be loaded, and why: their evaluators are not there. */
  readonly unavailable: readonly { readonly name: string; readonly reason: string }[];
  /** Threads that infer. */
  readonly workers: number;
  /** Sentence vectors, beside the evaluators' own; absent when the model is not loaded. */
  readonly sentenceModel?: {
    readonly version: string;
    embed(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
  };
  /** Ends what infers. */
  close(): Promise<void>;
}

/** Two inference threads where memory and cores allow them beside everything else, else one. */
function chooseWorkers(): number {
  return totalmem() >= TWO_WORKERS_BYTES && availableParallelism() > 2 ? 2 : 1;
}

/** All evaluators, with the models of a folder as far as they can be loaded. */
export async function openEvaluators(options: {
  readonly models: string;
  readonly priority: Priority;
}): Promise<OpenEvaluators> {
  const { models, priority } = options;
  const workers = chooseWorkers();
  const host = await openModelHost({
    modelsFolder: models,
    modules: MODEL_MODULES,
    workers,
    priority,
  }).catch((error: unknown) => {
    if (error instanceof ModelUnavailableError) return error;
    throw error;
  });
  const traceEvaluators = createTraceEvaluators();
  if (host instanceof ModelUnavailableError) {
    return {
      evaluators: [groundednessLexical, ...createEvaluators()],
      traceEvaluators,
      unavailable: ['groundedness', 'embedding'].map((name) => ({ name, reason: host.message })),
      workers,
      close: async () => undefined,
    };
  }
  return { ...withModels(host), traceEvaluators, workers, close: () => host.close() };
}

function withModels(host: ModelHost): Pick<OpenEvaluators, 'evaluators' | 'unavailable' | 'sentenceModel'> {
  const { versions, unavailable } = host.models;
  const meter = new AsyncLocalStorage<{ cpuMs: number }>();
  const count = <Result>(measured: Measured<Result>): Measured<Result> => {
    const counted = meter.getStore();
    if (counted) counted.cpuMs += measured.cpuMs;
    return measured;
  };
  const embed: Embed = async (texts) => count(await host.embed(texts)).result;
  const groundedness =
    versions['groundedness'] === undefined
      ? undefined
      : createGroundedness({
          models: host.models,
          run: async <Result>(model: string, input: unknown, signal?: AbortSignal) =>
            count(await host.run<Result>(model, input, signal)),
        });
  const evaluators = createEvaluators({
    ...(versions['embedding'] === undefined ? {} : { embed }),
    ...(groundedness ? { groundedness } : {}),
  });
  return {
    evaluators: [groundednessLexical, ...evaluators].map((evaluator) => metered(evaluator, meter)),
    ...(versions['embedding'] === undefined
      ? {}
      : {
          sentenceModel: {
            version: versions['embedding'],
            embed: async (texts, signal) => (await host.embed(texts, signal)).result,
          },
        }),
    unavailable: Object.entries(unavailable).map(([name, reason]) => ({ name, reason: String(reason) })),
  };
}

/** The same evaluator, whose verdicts say what CPU time the models took for them. */
function metered(evaluator: Evaluator, meter: AsyncLocalStorage<{ cpuMs: number }>): Evaluator {
  if (evaluator.cost === 'cheap') return evaluator;
  return {
    ...evaluator,
    async evaluate(answer) {
      const counted = { cpuMs: 0 };
      const verdict = await meter.run(counted, async () => evaluator.evaluate(answer));
      return verdict && { ...verdict, cpuMs: counted.cpuMs };
    },
  };
}
