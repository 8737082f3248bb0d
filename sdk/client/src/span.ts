import { attempt } from './attempt.js';
import type { OpenSpan } from './open-spans.js';
import { SPAN_READERS } from './read-fields.js';
import { RecordFields, RecordKind } from './record-fields.js';
import type { Time } from './time.js';
import { quote, TooLargeError } from './to-json.js';
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
  /** Version of the index that the documents came from. */
  indexVersion?: string | undefined;
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
  /** Fields that every span gets unless it says otherwise. */
  readonly defaults: RecordFields;
  opened(span: Span): OpenSpan;
  closed(entry: OpenSpan): void;
  record(json: readonly string[]): void;
  lose(reason: 'sampled_out' | 'event_too_large' | 'not_serialisable'): void;
  guard<T>(task: () => T): T | undefined;
}

export const SPAN_KIND = new RecordKind(SPAN_READERS);

/** One step of an answer. Methods never throw. */
export class Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly #owner: SpanOwner;
  /** False when the span is not recorded: sampled out, or the SDK has no key. */
  readonly isRecorded: boolean;
  /** What was said until the end. */
  #parts: RecordFields | undefined;
  #hasStatus = false;
  readonly #trace: TraceState;
  readonly #open: OpenSpan | undefined;
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
    this.isRecorded = enabled && trace.sampled;
    if (this.isRecorded) {
      this.#parts = new RecordFields(SPAN_KIND).set('startTime', String(trace.clock.now()));
      this.#open = owner.opened(this);
    }
  }

  /** Whether ok or error was said already. */
  get hasStatus(): boolean {
    return this.#hasStatus;
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  /** Sets the given fields, each replacing its former value. After the end it sends the addition by itself. */
  update(fields: SpanFields): this {
    this.#owner.guard(() => this.#read(fields));
    return this;
  }

  /** Ends the span and queues it for sending. A second end only adds what it says. */
  end(fields?: SpanFields): void {
    this.#owner.guard(() => {
      if (fields) this.#read(fields);
      if (this.#ended) return;
      this.#ended = true;
      const parts = this.#parts;
      if (!parts) return this.#owner.lose('sampled_out');
      this.#parts = undefined;
      this.#owner.closed(this.#open!);
      if (!parts.get('endTime')) parts.set('endTime', String(this.#trace.clock.now()));
      this.#send(parts, true);
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
      if (this.#parts) this.#send(this.#parts, true);
    });
  }

  /** @internal What the spans of this span's trace have in common. */
  get trace(): TraceState {
    return this.#trace;
  }

  #read(fields: SpanFields): void {
    if (!this.isRecorded || typeof fields !== 'object' || fields === null) return;
    try {
      const parts = this.#parts ?? new RecordFields(SPAN_KIND);
      if (!parts.read(fields, this.#owner.maxEventBytes)) return;
      this.#hasStatus ||= parts.get('status') !== undefined;
      if (this.#ended) this.#send(parts, false);
    } catch (error) {
      if (!(error instanceof TooLargeError)) throw error;
      this.#tooLarge = true;
    }
  }

  #send(parts: RecordFields, isWhole: boolean): void {
    if (this.#tooLarge) return this.#owner.lose('event_too_large');
    const json = attempt(() => this.#write(parts, isWhole), undefined);
    if (json === undefined) this.#owner.lose('not_serialisable');
    else this.#owner.record(json);
  }

  #write(parts: RecordFields, isWhole: boolean): string[] {
    let head = `{"kind":"span","traceId":${quote(this.traceId)},"spanId":${quote(this.spanId)}`;
    if (this.parentSpanId) head += `,"parentSpanId":${quote(this.parentSpanId)}`;
    head += `,"at":${this.#trace.clock.now()}`;
    return isWhole ? parts.write(head, this.#trace.labels, this.#owner.defaults) : parts.write(head);
  }
}

function describeError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error).slice(0, 10_000);
  const { name, message } = error as { name?: unknown; message?: unknown };
  const parts = [name, message].filter((part) => typeof part === 'string' && part);
  return parts.join(': ').slice(0, 10_000) || 'error';
}
