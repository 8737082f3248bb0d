import type { ControlPlane } from '@almenara/control-plane';
import type { Evaluator, TraceEvaluator } from '@almenara/evaluators';
import type { Encoder } from '@almenara/embedding';
import type { EventLog } from '@almenara/event-log';
import type { PrivateTargets } from '@almenara/outgoing-requests';
import type { TraceStoreConnection } from '@almenara/trace-store';
import type { Registry } from 'prom-client';
import type { ChooseEncoder } from './vectors/vector-writer.js';

export interface EvaluatorOptions {
  readonly log: EventLog;
  readonly store: TraceStoreConnection;
  readonly controlPlane: Pick<
    ControlPlane,
    'jobs' | 'backfills' | 'evaluators' | 'evaluatorSettings' | 'settings' | 'secrets'
  >;
  readonly evaluators: readonly Evaluator[];
  readonly traceEvaluators: readonly TraceEvaluator[];
  /** Embeds the texts of all answers. Without it there are no vectors. */
  readonly floor?: Encoder;
  /** What a project wants besides for a stream of texts; as its drift settings say when absent. */
  readonly chooseEncoder?: ChooseEncoder | undefined;
  /** The sentence model, for projects that choose it. */
  readonly sentence?: Encoder | undefined;
  /** Whether an endpoint for embeddings may stand in a private network; refused when absent. */
  readonly privateTargets?: PrivateTargets | undefined;
  /** Evaluators and encoders that could not be loaded, and why. */
  readonly unavailable: readonly { readonly name: string; readonly reason: string }[];
  readonly registry: Registry;
  /** How long a trace must have been quiet before it is taken for whole. */
  readonly quietMs?: number;
  /** Threads that infer: one when absent. */
  readonly workers?: number;
  /** Share of a core that each of them may take over time, and how many seconds of CPU may be spent at once. */
  readonly inferenceShare?: number;
  readonly burstSeconds?: number;
  /** Share of the main thread that evaluators without a model may take over time: other work waits for that thread. */
  readonly mainThreadShare?: number;
  readonly maxRecords?: number;
  readonly maxBytes?: number;
}

export const EVALUATOR_OPTIONS = Symbol('evaluator options');
