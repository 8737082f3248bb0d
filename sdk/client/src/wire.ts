export type SpanType =
  | 'llm'
  | 'embedding'
  | 'retriever'
  | 'reranker'
  | 'tool'
  | 'agent'
  | 'chain'
  | 'guardrail'
  | 'evaluator'
  | 'span'
  | 'event';
export type SpanStatus = 'unset' | 'ok' | 'error';
export type ScoreSource = 'evaluator' | 'human' | 'user' | 'api';

/** A retrieved document. `rank` is its position in the result list, the best one is 1. */
export interface Document {
  id?: string;
  content?: string;
  score?: number;
  rank?: number;
  metadata?: Record<string, unknown>;
}

/** Token counts. Inclusive: `input` contains the cached part, `output` the reasoning part. Absent means unknown. */
export interface Usage {
  input?: number;
  output?: number;
  total?: number;
  cacheRead?: number;
  cacheWrite?: number;
  reasoning?: number;
  source?: 'provider' | 'estimate';
}

/** Money in the ISO 4217 currency named. Absent means unknown, never free. */
export interface Cost {
  input?: number;
  output?: number;
  total?: number;
  currency?: string;
  source?: 'provider' | 'estimate';
}

export interface ToolDefinition {
  name: string;
  description?: string;
  parameters?: unknown;
}

export interface Prompt {
  name?: string;
  version?: string;
}

export interface Embedding {
  model: string;
  dimension: number;
  vector: number[];
  of: 'input' | 'output' | 'query';
}

export interface SpanMoment {
  name: string;
  at?: number;
  attributes?: Record<string, unknown>;
}

/** What is sent about a span. */
export interface SpanEvent {
  kind: 'span';
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  at?: number;
  name?: string;
  type?: SpanType;
  startTime?: number;
  endTime?: number;
  status?: SpanStatus;
  statusMessage?: string;
  modelRequested?: string;
  modelAnswered?: string;
  provider?: string;
  parameters?: Record<string, unknown>;
  input?: unknown;
  output?: unknown;
  tools?: ToolDefinition[];
  documents?: Document[];
  query?: string;
  usage?: Usage;
  cost?: Cost;
  timeToFirstTokenMs?: number;
  finishReasons?: string[];
  prompt?: Prompt;
  variant?: string;
  indexVersion?: string;
  sessionId?: string;
  actorId?: string;
  tags?: string[];
  metadata?: Record<string, unknown>;
  environment?: string;
  release?: string;
  embeddings?: Embedding[];
  spanEvents?: SpanMoment[];
  attributes?: Record<string, unknown>;
}

/** What is sent about a score. */
export interface ScoreEvent {
  kind: 'score';
  id: string;
  at?: number;
  name: string;
  value?: number;
  label?: string;
  explanation?: string;
  source?: ScoreSource;
  traceId?: string;
  spanId?: string;
  sessionId?: string;
  actorId?: string;
  evaluator?: string;
  evaluatorVersion?: string;
  /** Digest of what was read: the same digest and version give the same score. */
  inputHash?: string;
  /** Chance with which this was picked to be scored, above 0; rates weigh by its inverse. Scores without one enter no rate. */
  inclusionProbability?: number;
  metadata?: Record<string, unknown>;
}

/** Events that could not be delivered, by reason; `count` is the running total since the client was made. */
export interface LossEvent {
  kind: 'loss';
  reason: string;
  count: number;
}

/** What the masking hook sees and may change. */
export type RecordedEvent = SpanEvent | ScoreEvent;
