import { attempt } from './attempt.js';
import { readFields, SPAN_READERS } from './read-fields.js';
import type { Time } from './time.js';
import { TooLargeError } from './to-json.js';
import { place, type TraceState } from './trace-context.js';
import { writeTraceparent } from './traceparent.js';
import type {
  Cost,
  Document,
  Embedding,
  Prompt,
  SpanStatus,
  SpanType,
  ToolDefinition,
  Usage,
} from './wire.js';

/** What may be said about a span. A value is read when it is given: later changes of it do not show. */
export interface SpanFields {
  name?: string | undefined;
  type?: SpanType | undefined;
  startTime?: Time | undefined;
  endTime?: Time | undefined;
  status?: SpanStatus | undefined;
  statusMessage?: string | undefined;
  modelRequested?: string | undefined;
  modelAnswered?: string | undefined;
  provider?: string | undefined;
  /** Sampling parameters and the like. */
  parameters?: Record<string, unknown> | undefined;
  /** Messages or any JSON. */
  input?: unknown;
  output?: unknown;
  tools?: readonly ToolDefinition[] | undefined;
  documents?: readonly Document[] | undefined;
  query?: string | undefined;
  usage?: Usage | undefined;
  cost?: Cost | undefined;
  timeToFirstTokenMs?: number | undefined;
  finishReasons?: readonly string[] | undefined;
  prompt?: Prompt | undefined;
  variant?: string | undefined;
  sessionId?: string | undefined;
  actorId?: string | undefined;
  tags?: readonly string[] | undefined;
  metadata?: Record<string, unknown> | undefined;
  environment?: string | undefined;
  release?: string | undefined;
  embeddings?: readonly (Omit<Embedding, 'vector'> & { vector: Iterable<number> })[] | undefined;
  spanEvents?: readonly { name: string; at?: Time; attributes?: Record<string, unknown> }[] | undefined;
  attributes?: Record<string, unknown> | undefined;
}

/** What a span needs from the client that made it. */
export interface SpanOwner {
  readonly maxEventBytes: number;
  /** Fields that every span gets unless it says otherwise, as JSON text. */
  readonly defaults: ReadonlyMap<string, string>;
  opened(span: Span): void;
  closed(span: Span): void;
  record(json: string): void;
  lose(reason: 'sampled_out' | 'event_too_large' | 'not_serialisable'): void;
  guard<T>(task: () => T): T | undefined;
}

/** One step of an answer. Methods never throw. */
export class Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly #owner: SpanOwner;
  /** Undefined for a span that is not recorded. */
  readonly #parts: Map<string, string> | undefined;
  readonly #trace: TraceState;
  #ended = false;
  #tooLarge = false;

  /** @internal */
  constructor(
    owner: SpanOwner,
    trace: TraceState,
    spanId: string,
    parentSpanId: string | undefined,
    enabled: boolean,
  ) {
    this.#owner = owner;
    this.#trace = trace;
    this.traceId = trace.traceId;
    this.spanId = spanId;
    this.parentSpanId = parentSpanId;
    if (enabled && trace.sampled) {
      this.#parts = new Map([['startTime', String(trace.clock.now())]]);
      owner.opened(this);
    }
  }

  /** False when the span is not recorded: sampled out, or the SDK has no key. */
  get isRecorded(): boolean {
    return this.#parts !== undefined;
  }

  /** Whether ok or error was said already. */
  get hasStatus(): boolean {
    return this.#parts?.has('status') === true;
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  /** Sets the given fields, each replacing its former value. After the end it sends the addition by itself. */
  update(fields: SpanFields): this {
    this.#owner.guard(() => {
      const added = this.#read(fields);
      if (this.#ended && added.size > 0) this.#send(added);
    });
    return this;
  }

  /** Ends the span and queues it for sending. A second end only adds what it says. */
  end(fields?: SpanFields): void {
    this.#owner.guard(() => {
      const added = this.#read(fields ?? {});
      if (this.#ended) {
        if (added.size > 0) this.#send(added);
        return;
      }
      this.#ended = true;
      if (!this.#parts) return this.#owner.lose('sampled_out');
      this.#owner.closed(this);
      if (!this.#parts.has('endTime')) this.#parts.set('endTime', String(this.#trace.clock.now()));
      this.#send(this.#parts);
    });
  }

  /** Marks the span as failed with the error's name and message. */
  fail(error: unknown): this {
    return this.update({ status: 'error', statusMessage: attempt(() => describeError(error), 'error') });
  }

  /** Runs `body` with this span as the current one. */
  run<T>(body: () => T): T {
    return place.current.run(this, body);
  }

  /** W3C Trace Context header for a call to another service. */
  traceparent(): string | undefined {
    return writeTraceparent(this.traceId, this.spanId, this.#trace.sampled);
  }

  /** Sends what is known so far; the span stays usable. Called for spans that were never ended. */
  sendUnfinished(): void {
    this.#owner.guard(() => {
      if (this.#parts && !this.#ended) this.#send(this.#parts);
    });
  }

  /** @internal What the spans of this span's trace have in common. */
  get trace(): TraceState {
    return this.#trace;
  }

  #read(fields: SpanFields): Map<string, string> {
    if (!this.#parts || typeof fields !== 'object' || fields === null) return new Map();
    try {
      const added = readFields(fields, SPAN_READERS, this.#owner.maxEventBytes);
      for (const [key, json] of added) this.#parts.set(key, json);
      return added;
    } catch (error) {
      if (!(error instanceof TooLargeError)) throw error;
      this.#tooLarge = true;
      return new Map();
    }
  }

  #send(parts: ReadonlyMap<string, string>): void {
    if (this.#tooLarge) return this.#owner.lose('event_too_large');
    const json = attempt(() => this.#write(parts), undefined);
    if (json === undefined) this.#owner.lose('not_serialisable');
    else this.#owner.record(json);
  }

  #write(parts: ReadonlyMap<string, string>): string {
    const given = [this.traceId, this.spanId, this.parentSpanId].map((id) => JSON.stringify(id));
    let json = `{"kind":"span","traceId":${given[0]},"spanId":${given[1]}`;
    if (this.parentSpanId) json += `,"parentSpanId":${given[2]}`;
    json += `,"at":${this.#trace.clock.now()}`;
    if (parts === this.#parts) {
      const { labels } = this.#trace;
      for (const [key, part] of labels) if (!parts.has(key)) json += `,"${key}":${part}`;
      for (const [key, part] of this.#owner.defaults) if (!parts.has(key)) json += `,"${key}":${part}`;
    }
    for (const [key, part] of parts) json += `,"${key}":${part}`;
    return `${json}}`;
  }
}

function describeError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error).slice(0, 10_000);
  const { name, message } = error as { name?: unknown; message?: unknown };
  const parts = [name, message].filter((part) => typeof part === 'string' && part);
  return parts.join(': ').slice(0, 10_000) || 'error';
}
